/** Tiers: what a member's purchases of a period make of it. Pure. */
@NullMarked
package dev.fives.loyalty.tier.model;

import org.jspecify.annotations.NullMarked;
