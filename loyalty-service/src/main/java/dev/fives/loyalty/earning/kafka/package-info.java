/** What earning rules hear from other services. */
@NullMarked
package dev.fives.loyalty.earning.kafka;

import org.jspecify.annotations.NullMarked;
