/** Summing up what the programme owes. */
@NullMarked
package dev.fives.loyalty.liability.app;

import org.jspecify.annotations.NullMarked;
