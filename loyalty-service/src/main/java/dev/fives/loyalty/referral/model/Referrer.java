package dev.fives.loyalty.referral.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

        /** With the new one, or empty where there are enough; what no longer counts is dropped. */
        Optional<List<Taken>> take(List<Taken> taken, Taken one) {
            if (taken.stream().anyMatch(each -> each.referralId().equals(one.referralId()))) {
                return Optional.of(taken);
            }
            Duration period = Duration.ofSeconds(periodSeconds);
            List<Taken> counting = new ArrayList<>(taken);
            counting.removeIf(each -> !each.at().isAfter(one.at().minus(period)));
            if (counting.size() >= max) {
                return Optional.empty();
            }
            counting.add(one);
            return Optional.of(counting);
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
