/** Data of the events that other systems write for Fives, on {@code commerce.order.v1} and {@code commerce.usage.v1}. */
@NullMarked
package dev.fives.contracts.commerce;

import org.jspecify.annotations.NullMarked;
