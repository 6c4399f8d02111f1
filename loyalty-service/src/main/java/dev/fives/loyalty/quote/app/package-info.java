/** Who may have a cart for less, asked without a trace. */
@NullMarked
package dev.fives.loyalty.quote.app;

import org.jspecify.annotations.NullMarked;
