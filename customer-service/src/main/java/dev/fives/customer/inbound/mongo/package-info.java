/** Refunds that wait for their order, in the store. */
@NullMarked
package dev.fives.customer.inbound.mongo;

import org.jspecify.annotations.NullMarked;
