/** Whether and where a customer may be written, and what becomes of ways that lead nowhere. Starting point: {@code PermitMessage}. */
@NullMarked
package dev.fives.customer.reach.app;

import org.jspecify.annotations.NullMarked;
