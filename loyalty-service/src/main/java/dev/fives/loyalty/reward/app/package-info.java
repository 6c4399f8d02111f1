/** The catalogue of rewards, and the steps by which redemptions take items of it. */
@NullMarked
package dev.fives.loyalty.reward.app;

import org.jspecify.annotations.NullMarked;
