/** Asking for adjustments, deciding them, and entering them once. */
@NullMarked
package dev.fives.loyalty.adjustment.app;

import org.jspecify.annotations.NullMarked;
