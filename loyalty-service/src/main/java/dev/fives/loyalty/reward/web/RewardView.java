package dev.fives.loyalty.reward.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.catalogue.model.Title;
import dev.fives.loyalty.reward.model.Reward;
import dev.fives.loyalty.reward.model.RewardTerms;
import dev.fives.loyalty.reward.model.Stock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reward on the wire.
 *
 * @param stock items in all; absent, as {@code available} then is, for as many as anybody wants
 */
record RewardView(
        String rewardId,
        String status,
        Title name,
        long points,
        String wallet,
        @Nullable Long stock,
        @Nullable Long available,
        long reserved,
        long confirmed,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Integer perMemberLimit,
        List<String> tiers,
        List<String> segments,
        @Nullable Instant archivedAt) {

    static RewardView of(Stored<Reward> stored) {
        Reward reward = stored.state();
        RewardTerms terms = reward.terms();
        Stock stock = reward.stock();
        return new RewardView(
                stored.id(),
                reward.isArchived() ? "ARCHIVED" : "ACTIVE",
                terms.name(),
                terms.points(),
                terms.wallet(),
                stock.given(),
                stock.available(),
                stock.reserved(),
                stock.confirmed(),
                terms.validity().from(),
                terms.validity().to(),
                terms.perMemberLimit(),
                terms.audience().tiers(),
                terms.audience().segments(),
                reward.archivedAt());
    }
}
