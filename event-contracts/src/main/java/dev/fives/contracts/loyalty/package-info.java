/** Data of the events on {@code crm.loyalty.v1}. */
@NullMarked
package dev.fives.contracts.loyalty;

import org.jspecify.annotations.NullMarked;
