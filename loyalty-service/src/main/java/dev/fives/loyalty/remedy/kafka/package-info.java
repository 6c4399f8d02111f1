/** What is heard of remedies from ticket-service, and what is answered. */
@NullMarked
package dev.fives.loyalty.remedy.kafka;

import org.jspecify.annotations.NullMarked;
