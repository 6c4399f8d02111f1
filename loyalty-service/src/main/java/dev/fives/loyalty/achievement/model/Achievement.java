package dev.fives.loyalty.achievement.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that members can reach, each once.
 *
 * @param endedAt business time; final: purchases ordered from then on do not count
 */
public record Achievement(AchievementTerms terms, @Nullable Instant endedAt) {

    public boolean isEnded() {
        return endedAt != null;
    }

    public Achievement ended(Instant now) {
        return new Achievement(terms, now);
    }

    public boolean counts(Instant orderedAt) {
        return !orderedAt.isBefore(terms.validFrom()) && (endedAt == null || orderedAt.isBefore(endedAt));
    }
}
