package dev.fives.segmentation.strategy.model;

import dev.fives.segmentation.profile.model.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The strategy that counts for one customer.
 *
 * @param since the customer is in its segment
 */
public record OwnStrategy(String id, Strategy strategy, Instant since) {

    private static final Duration DUE = Duration.ofDays(1);

    /**
     * The first that is not over: a contact is due for a day. Nobody tells whether it was made, so that the next comes a
     * cadence after it in any case.
     */
    public Instant nextContactAt(Instant now) {
        var cadence = Duration.ofDays(strategy.contactCadenceDays());
        long over = Math.max(0, Duration.between(since, now.minus(DUE)).dividedBy(cadence));
        return since.plus(cadence.multipliedBy(over + 1));
    }

    /** One of the strategies there are. */
    public record Known(String id, Strategy strategy) {}

    /** Of the segments that the customer is in, that of the least priority; of equal ones the first entered. */
    public static Optional<OwnStrategy> of(List<Membership> memberships, List<Known> all) {
        return memberships.stream()
                .flatMap(member -> all.stream()
                        .filter(known -> known.strategy().segmentId().equals(member.id()))
                        .map(known -> new OwnStrategy(known.id(), known.strategy(), member.since())))
                .min(Comparator.<OwnStrategy>comparingInt(own -> own.strategy().priority())
                        .thenComparing(OwnStrategy::since)
                        .thenComparing(OwnStrategy::id));
    }
}
