/** Inbound topics. */
@NullMarked
package dev.fives.customer.inbound.kafka;

import org.jspecify.annotations.NullMarked;
