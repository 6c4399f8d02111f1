package dev.fives.loyalty.remedy.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.RemedyDecided;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.remedy.model.RemedyAsk;
import dev.fives.loyalty.remedy.model.RemedyVerdict.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that was decided; that never changes.
 *
 * @param entryId the ledger entry, of a grant of points
 * @param couponId of a grant of a coupon
 * @param reason of a refusal
 * @param at business time of the approval
 */
public record Remedy(
        String remedyId,
        @Nullable String customerId,
        String ticketId,
        String type,
        long value,
        @Nullable String entryId,
        @Nullable String couponId,
        @Nullable Reason reason,
        Instant at) {

    static Remedy granted(RemedyAsk ask, String entryId) {
        return decided(ask, entryId, null, null);
    }

    static Remedy grantedCoupon(RemedyAsk ask, String couponId) {
        return decided(ask, null, couponId, null);
    }

    static Remedy refused(RemedyAsk ask, Reason reason) {
        return decided(ask, null, null, reason);
    }

    private static Remedy decided(
            RemedyAsk ask, @Nullable String entryId, @Nullable String couponId, @Nullable Reason reason) {
        return new Remedy(
                ask.remedyId(),
                ask.customerId(),
                ask.ticketId(),
                ask.type(),
                ask.value(),
                entryId,
                couponId,
                reason,
                ask.at());
    }

    /** The record key: a remedy without a customer goes with its ticket. */
    String key() {
        return customerId == null ? ticketId : customerId;
    }

    NewEvent event() {
        RemedyDecided decided = new RemedyDecided(
                remedyId,
                customerId,
                ticketId,
                type,
                value,
                entryId,
                couponId,
                reason == null ? null : reason.name(),
                at);
        return new NewEvent(reason == null ? EventTypes.REMEDY_GRANTED : EventTypes.REMEDY_REFUSED, decided, at);
    }
}
