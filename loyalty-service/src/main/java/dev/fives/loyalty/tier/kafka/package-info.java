/** What tiers hear of the account. */
@NullMarked
package dev.fives.loyalty.tier.kafka;

import org.jspecify.annotations.NullMarked;
