package dev.fives.loyalty.earning.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each rule said to an occasion. */
public record Evaluation(List<Granted> granted, List<Rejected> rejected) {
    public Evaluation {
        granted = List.copyOf(granted);
        rejected = List.copyOf(rejected);
    }

    /** @throws ArithmeticException if that is more than a ledger can hold */
    public long points() {
        return granted.stream().mapToLong(Granted::points).reduce(0, Math::addExact);
    }

    /**
     * A rule that gives points.
     *
     * @param points 1 or more
     * @param use what the rule's cap has to remember; absent where it has none
     */
    public record Granted(
            String ruleId,
            long version,
            long points,
            @Nullable Use use) {}

    /** An amount, of points or occasions, by which a counter goes up. */
    public record Use(String counter, long amount) {}

    /** A rule for such occasions that gives nothing, and why. */
    public record Rejected(String ruleId, long version, Refusal refusal) {}
}
