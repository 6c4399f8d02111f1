/** Data of the events on {@code crm.customer.v1}. */
@NullMarked
package dev.fives.contracts.customer;

import org.jspecify.annotations.NullMarked;
