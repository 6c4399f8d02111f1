/** What an occasion is worth by the earning rules that were in force when it came. Pure Java. */
@NullMarked
package dev.fives.loyalty.earning.model;

import org.jspecify.annotations.NullMarked;
