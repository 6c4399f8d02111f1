/** The purchase as such: lines, totals, refunds and what is left of it. */
@NullMarked
package dev.fives.customer.purchase.model;

import org.jspecify.annotations.NullMarked;
