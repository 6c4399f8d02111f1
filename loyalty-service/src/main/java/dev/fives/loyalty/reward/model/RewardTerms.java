package dev.fives.loyalty.reward.model;

import dev.fives.loyalty.catalogue.model.Audience;
import dev.fives.loyalty.catalogue.model.Title;
import dev.fives.loyalty.catalogue.model.Validity;
import org.jspecify.annotations.Nullable;

/**
 * What a reward is and costs.
 *
 * @param points of the wallet, for one item
 * @param perMemberLimit redemptions of one member, held or confirmed; absent for as many as it can pay
 */
public record RewardTerms(
        Title name,
        long points,
        String wallet,
        Validity validity,
        @Nullable Integer perMemberLimit,
        Audience audience) {}
