package dev.fives.loyalty.reward.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that members may have for points.
 *
 * @param termsSince version of the document that set terms, stock or archive last: redemptions count versions up too,
 *     and are no change that an editor must have seen
 * @param archivedAt business time; final
 */
public record Reward(
        RewardTerms terms,
        Stock stock,
        long termsSince,
        @Nullable Instant archivedAt) {

    public boolean isArchived() {
        return archivedAt != null;
    }

    /** What a customer may have now, as far as the reward itself says. */
    public boolean isOpenAt(Instant now) {
        return !isArchived() && terms.validity().includes(now);
    }

    public Reward with(Stock next) {
        return new Reward(terms, next, termsSince, archivedAt);
    }

    public Reward edited(RewardTerms nextTerms, Stock nextStock, long version) {
        return new Reward(nextTerms, nextStock, version, archivedAt);
    }

    public Reward archived(Instant now, long version) {
        return new Reward(terms, stock, version, now);
    }
}
