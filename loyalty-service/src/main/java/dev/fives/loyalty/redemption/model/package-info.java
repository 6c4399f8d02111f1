/** Redemptions and what becomes of them. Pure Java. */
@NullMarked
package dev.fives.loyalty.redemption.model;

import org.jspecify.annotations.NullMarked;
