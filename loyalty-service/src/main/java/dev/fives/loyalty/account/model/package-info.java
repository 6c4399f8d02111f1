/** What a purchase is worth in points, and what has to be entered for it. Pure Java. */
@NullMarked
package dev.fives.loyalty.account.model;

import org.jspecify.annotations.NullMarked;
