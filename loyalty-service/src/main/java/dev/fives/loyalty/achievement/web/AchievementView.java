package dev.fives.loyalty.achievement.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.achievement.model.Achievement;
import dev.fives.loyalty.achievement.model.AchievementTerms;
import dev.fives.loyalty.achievement.model.CalendarUnit;
import dev.fives.loyalty.achievement.model.Goal;
import dev.fives.loyalty.catalogue.model.Title;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An achievement as its editors see it. */
record AchievementView(
        String achievementId,
        String status,
        String code,
        Title name,
        GoalView goal,
        long points,
        Instant validFrom,
        @Nullable Instant endedAt) {

    /** What is to be done; the same names as when it is made. */
    record GoalView(
            String kind,
            int target,
            @Nullable Integer days,
            @Nullable String unit) {
        static GoalView of(Goal goal) {
            CalendarUnit unit = goal.unit();
            return new GoalView(goal.kind().name(), goal.target(), goal.days(), unit == null ? null : unit.name());
        }
    }

    static AchievementView of(Stored<Achievement> stored) {
        Achievement achievement = stored.state();
        AchievementTerms terms = achievement.terms();
        return new AchievementView(
                stored.id(),
                achievement.isEnded() ? "ENDED" : "ACTIVE",
                terms.code(),
                terms.name(),
                GoalView.of(terms.goal()),
                terms.points(),
                terms.validFrom(),
                achievement.endedAt());
    }
}
