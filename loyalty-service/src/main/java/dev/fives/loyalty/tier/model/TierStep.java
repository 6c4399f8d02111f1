package dev.fives.loyalty.tier.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A standing and what led to it. */
public record TierStep(TierStanding standing, List<TierOutcome> outcomes) {
    public TierStep {
        outcomes = List.copyOf(outcomes);
    }

    public static TierStep silent(TierStanding standing) {
        return new TierStep(standing, List.of());
    }

    /** This step first, then the one that starts where it ends. */
    public TierStep then(Function<TierStanding, TierStep> next) {
        TierStep second = next.apply(standing);
        return new TierStep(
                second.standing,
                Stream.concat(outcomes.stream(), second.outcomes.stream()).toList());
    }
}
