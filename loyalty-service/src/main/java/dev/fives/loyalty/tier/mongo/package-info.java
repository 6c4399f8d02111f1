/** Standings in their collection. */
@NullMarked
package dev.fives.loyalty.tier.mongo;

import org.jspecify.annotations.NullMarked;
