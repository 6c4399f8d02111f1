/** What is heard of messages that did not arrive. */
@NullMarked
package dev.fives.customer.reach.kafka;

import org.jspecify.annotations.NullMarked;
