/** What the programme owes. */
@NullMarked
package dev.fives.loyalty.liability.model;

import org.jspecify.annotations.NullMarked;
