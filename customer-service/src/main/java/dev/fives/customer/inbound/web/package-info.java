/** Refunds that wait for their order, for operators. */
@NullMarked
package dev.fives.customer.inbound.web;

import org.jspecify.annotations.NullMarked;
