package dev.fives.loyalty.referral.model;

import dev.fives.loyalty.referral.model.Bought.Qualified;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member brings a friend. What becomes of it is decided here alone; the ledger's entries are steps that follow, each
 * with a source of its own, so that they can be repeated.
 *
 * @param referralId derived from the friend, who is referred once
 * @param conversion the friend's purchase, once there was one
 * @param reason why it came to nothing
 * @param endedAt business time at which it came to nothing
 * @param nextDueAt when a step that was broken off is carried on; absent for never
 */
public record Referral(
        String referralId,
        ReferralAsk ask,
        ReferralTerms terms,
        ReferralStatus status,
        @Nullable Qualified conversion,
        @Nullable ReferralReason reason,
        @Nullable Instant endedAt,
        @Nullable Instant nextDueAt) {

    /** What is to become of it, by what the friend bought. */
    public sealed interface Verdict {
        /** As it is. */
        record Wait() implements Verdict {}

        record Convert(Qualified purchase) implements Verdict {}

        record End(ReferralReason reason, Instant at) implements Verdict {}
    }

    public static Referral requested(String id, ReferralAsk ask, ReferralTerms terms, Instant repeatAt) {
        return new Referral(id, ask, terms, ReferralStatus.REQUESTED, null, null, null, repeatAt);
    }

    public boolean is(ReferralStatus one) {
        return status == one;
    }

    /** The points that follow from what was decided may not be in the ledger yet. */
    public boolean owesEntries() {
        return nextDueAt != null && (is(ReferralStatus.CONVERTED) || is(ReferralStatus.REVERSED));
    }

    /**
     * Whether a change of a purchase of the friend may change what becomes of it. Of one that has converted only that by
     * which it did, and what was ordered before the friend came.
     */
    public boolean isDecidedBy(String purchaseId, Instant orderedAt) {
        return switch (status) {
            case REQUESTED, PENDING -> true;
            case CONVERTED ->
                orderedAt.isBefore(ask.at())
                        || (conversion != null && conversion.purchaseId().equals(purchaseId));
            case REFUSED, REVERSED -> false;
        };
    }

    /**
     * Always the same for the same purchases, whatever was heard first: only of several that are large enough the one
     * that was heard first is the one.
     */
    public Verdict judge(Bought bought, Instant now) {
        boolean open = is(ReferralStatus.PENDING) || is(ReferralStatus.REQUESTED);
        if (!open && !is(ReferralStatus.CONVERTED)) {
            return new Verdict.Wait();
        }
        if (bought.anyBefore(ask.at())) {
            return new Verdict.End(ReferralReason.ALREADY_A_BUYER, now);
        }
        Qualified purchase = conversion;
        if (purchase != null) {
            return bought.keeps(purchase, terms) ? new Verdict.Wait() : new Verdict.End(ReferralReason.REFUNDED, now);
        }
        return bought.first(terms, ask.at()).<Verdict>map(Verdict.Convert::new).orElseGet(Verdict.Wait::new);
    }

    public Referral pending() {
        return with(ReferralStatus.PENDING, null, null, null, null);
    }

    public Referral converted(Qualified purchase, Instant repeatAt) {
        return with(ReferralStatus.CONVERTED, purchase, null, null, repeatAt);
    }

    /** One that had converted is reversed; another one is refused. */
    public Referral ended(ReferralReason why, Instant at, Instant repeatAt) {
        return conversion == null
                ? with(ReferralStatus.REFUSED, null, why, at, null)
                : with(ReferralStatus.REVERSED, conversion, why, at, repeatAt);
    }

    /** The ledger has all of its entries. */
    public Referral entered() {
        return with(status, conversion, reason, endedAt, null);
    }

    private Referral with(
            ReferralStatus next,
            @Nullable Qualified purchase,
            @Nullable ReferralReason why,
            @Nullable Instant at,
            @Nullable Instant repeatAt) {
        return new Referral(referralId, ask, terms, next, purchase, why, at, repeatAt);
    }
}
