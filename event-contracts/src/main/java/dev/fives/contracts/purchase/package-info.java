/** Data of the events on {@code crm.purchase.v1}. */
@NullMarked
package dev.fives.contracts.purchase;

import org.jspecify.annotations.NullMarked;
