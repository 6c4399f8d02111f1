/** Earning rules: who writes them, which are in force, and what an occasion would be worth. */
@NullMarked
package dev.fives.loyalty.earning.app;

import org.jspecify.annotations.NullMarked;
