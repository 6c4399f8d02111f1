/** Rewards in the store. */
@NullMarked
package dev.fives.loyalty.reward.mongo;

import org.jspecify.annotations.NullMarked;
