package dev.fives.loyalty.tier.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a member stands: what counts, and the tier that it made.
 *
 * @param heard the last entry of the account that is in {@code counted}; what is not above it was counted
 * @param planVersion what it was judged by
 * @param asOf business time of the last judgement; it never goes back
 * @param before the tier that the last upgrade replaced, as long as a refund may undo that
 * @param benefits one for each code
 * @param nextDueAt when time itself changes something
 */
public record TierStanding(
        String customerId,
        long heard,
        long planVersion,
        Instant asOf,
        QualifyingDays counted,
        @Nullable HeldTier tier,
        @Nullable HeldTier before,
        List<GrantedBenefit> benefits,
        @Nullable Instant nextDueAt,
        @Nullable DueReason nextDue) {

    public TierStanding {
        benefits = List.copyOf(benefits);
    }

    public enum DueReason {
        WARNING,
        PERIOD_END
    }

    /** Nothing heard, judged by no plan. */
    public static TierStanding unknown(String customerId) {
        return new TierStanding(
                customerId, 0, 0, Instant.EPOCH, QualifyingDays.NONE, null, null, List.of(), null, null);
    }

    boolean isDueBy(Instant now) {
        return nextDueAt != null && !nextDueAt.isAfter(now);
    }

    TierStanding counted(long sequence, QualifyingDays days, Instant at) {
        return new TierStanding(
                customerId, sequence, planVersion, at, days, tier, before, benefits, nextDueAt, nextDue);
    }

    public TierStanding judgedBy(long version) {
        return new TierStanding(customerId, heard, version, asOf, counted, tier, before, benefits, nextDueAt, nextDue);
    }

    TierStanding asOf(Instant at) {
        return new TierStanding(
                customerId, heard, planVersion, at, counted, tier, before, benefits, nextDueAt, nextDue);
    }

    TierStanding holding(@Nullable HeldTier next, @Nullable HeldTier replaced) {
        return new TierStanding(
                customerId, heard, planVersion, asOf, counted, next, replaced, benefits, nextDueAt, nextDue);
    }

    TierStanding with(List<GrantedBenefit> next) {
        return new TierStanding(customerId, heard, planVersion, asOf, counted, tier, before, next, nextDueAt, nextDue);
    }

    TierStanding dueAt(@Nullable Instant at, @Nullable DueReason reason) {
        return new TierStanding(customerId, heard, planVersion, asOf, counted, tier, before, benefits, at, reason);
    }
}
