package dev.fives.loyalty.referral.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A member with the code to pass on, and what of late came of it: how many friends one may bring is decided here.
 *
 * @param created referrals of late
 * @param converted referrals that converted of late
 */
public record Referrer(String code, String customerId, Instant since, List<Taken> created, List<Taken> converted) {
    public Referrer {
        created = List.copyOf(created);
        converted = List.copyOf(converted);
    }

    /** A referral that counts towards a limit. */
    public record Taken(String referralId, Instant at) {}

    /**
     * At most so many in a period.
     *
     * @param periodSeconds that slides: between any two of so many and one lies more than it
     */
    public record Limit(int max, long periodSeconds) {
        /** Times as many as one period may have are remembered, since purchases are heard of in any order. */
        private static final int REMEMBERED = 5;

        /**
         * With the new one, or empty where there are enough, by their own instants, whatever was heard first. The oldest
         * are forgotten; what belongs to their time is one too many, since nobody knows any more.
         */
        Optional<List<Taken>> take(List<Taken> taken, Taken one) {
            if (taken.stream().anyMatch(each -> each.referralId().equals(one.referralId()))) {
                return Optional.of(taken);
            }
            List<Taken> all = Stream.concat(taken.stream(), Stream.of(one))
                    .sorted(Comparator.comparing(Taken::at))
                    .toList();
            if (isForgotten(taken, one) || isAnyPeriodTooFull(all)) {
                return Optional.empty();
            }
            return Optional.of(all.subList(Math.max(0, all.size() - max * REMEMBERED), all.size()));
        }

        private boolean isForgotten(List<Taken> taken, Taken one) {
            return taken.size() >= max * REMEMBERED
                    && taken.stream()
                            .map(Taken::at)
                            .noneMatch(at -> !at.isAfter(one.at().minusSeconds(periodSeconds)));
        }

        private boolean isAnyPeriodTooFull(List<Taken> all) {
            return IntStream.range(0, all.size() - max)
                    .anyMatch(
                            i -> all.get(i + max).at().isBefore(all.get(i).at().plusSeconds(periodSeconds)));
        }
    }

    public static Referrer of(String code, String customerId, Instant since) {
        return new Referrer(code, customerId, since, List.of(), List.of());
    }

    /** Empty where it is one too many. */
    public Optional<Referrer> creates(String referralId, Instant at, Limit limit) {
        return limit.take(created, new Taken(referralId, at))
                .map(next -> new Referrer(code, customerId, since, next, converted));
    }

    /** Empty where it is one too many. */
    public Optional<Referrer> converts(String referralId, Instant at, Limit limit) {
        return limit.take(converted, new Taken(referralId, at))
                .map(next -> new Referrer(code, customerId, since, created, next));
    }
}
