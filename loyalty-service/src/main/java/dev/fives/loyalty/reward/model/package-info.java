/** Rewards, their stock, and what each customer has of them. Pure Java. */
@NullMarked
package dev.fives.loyalty.reward.model;

import org.jspecify.annotations.NullMarked;
