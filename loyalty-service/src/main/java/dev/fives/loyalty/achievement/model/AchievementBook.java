package dev.fives.loyalty.achievement.model;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All achievements that there are, ended ones too, and the programme's zone. */
public record AchievementBook(List<Known> achievements, ZoneId zone) {
    public AchievementBook {
        achievements = achievements.stream()
                .sorted(comparing(known -> known.achievement().terms().code()))
                .toList();
    }

    public record Known(String id, Achievement achievement) {

        /** By purchases that it counts. */
        Optional<Reached> reachedBy(List<Kept> bought, ZoneId zone) {
            AchievementTerms terms = achievement.terms();
            return terms.goal()
                    .reachedBy(counted(bought), zone)
                    .map(last ->
                            new Reached(id, last.purchaseId(), last.orderedAt(), terms.points(), terms.points() == 0));
        }

        public List<Kept> counted(List<Kept> bought) {
            return bought.stream()
                    .filter(kept -> achievement.counts(kept.orderedAt()))
                    .toList();
        }
    }

    /** Those that a purchase of this order may reach and that are not reached. */
    public List<Known> open(AchievementStanding standing, Instant orderedAt) {
        return achievements.stream()
                .filter(known -> known.achievement().counts(orderedAt))
                .filter(known -> standing.of(known.id()).isEmpty())
                .toList();
    }

    /** What is reached by now of those that were open. */
    public List<Reached> reached(List<Known> open, List<Kept> bought) {
        return open.stream()
                .flatMap(known -> known.reachedBy(bought, zone).stream())
                .toList();
    }

    /** How far from an order purchases may matter, to either side. */
    public Duration around(List<Known> open) {
        int days = open.stream()
                .mapToInt(known -> known.achievement().terms().goal().daysAround())
                .max()
                .orElse(0);
        return Duration.ofDays(days + 1L);
    }
}
