package dev.fives.loyalty.achievement.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a member has reached; each achievement is there once, and stays when a purchase for it is given back later. */
public record AchievementStanding(String customerId, List<Reached> reached) {
    public AchievementStanding {
        reached = List.copyOf(reached);
    }

    public static AchievementStanding none(String customerId) {
        return new AchievementStanding(customerId, List.of());
    }

    public Optional<Reached> of(String achievementId) {
        return reached.stream()
                .filter(one -> one.achievementId().equals(achievementId))
                .findFirst();
    }

    public AchievementStanding with(List<Reached> more) {
        return new AchievementStanding(
                customerId, Stream.concat(reached.stream(), more.stream()).toList());
    }

    /** Those whose points nobody has entered for certain. */
    public List<Reached> owed() {
        return reached.stream().filter(one -> !one.entered()).toList();
    }

    public AchievementStanding entered(List<Reached> done) {
        return new AchievementStanding(
                customerId,
                reached.stream()
                        .map(one -> done.contains(one) ? one.asEntered() : one)
                        .toList());
    }
}
