package dev.fives.customer.inbound.app;

import dev.fives.customer.purchase.model.RefundDraft;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refund, or a cancellation, of an order that is not there yet.
 *
 * @param id from the purchase and the refund's reference, so that a repeat is the same
 * @param purchaseId the id that the order will have
 * @param refund what was given back; absent for a cancellation, which gives back all that is left
 * @param at when it was given back, by the sender
 * @param since real time
 * @param refusal why it could not be taken when the order came; an operator decides then
 */
public record WaitingRefund(
        String id,
        String purchaseId,
        String system,
        String externalRef,
        @Nullable RefundDraft refund,
        Instant at,
        Instant since,
        @Nullable String refusal) {

    boolean isSameAs(WaitingRefund other) {
        return id.equals(other.id) && at.equals(other.at) && Objects.equals(refund, other.refund);
    }
}
