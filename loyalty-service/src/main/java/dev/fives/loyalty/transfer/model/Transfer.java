package dev.fives.loyalty.transfer.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points on their way from one member to another. The intent, and in the end what the ledger made of it: each of its
 * entries decides by itself, so that whoever carries the transfer on comes to the same end.
 *
 * @param givesUpAt when it is too late for the receiver; business time
 * @param end absent while it is under way
 * @param nextDueAt when it is carried on by itself, should whoever asks die; absent at the end
 */
public record Transfer(
        String transferId,
        TransferAsk ask,
        Instant givesUpAt,
        TransferStatus status,
        @Nullable TransferEnd end,
        @Nullable Instant nextDueAt) {

    public static Transfer underWay(String id, TransferAsk ask, Instant givesUpAt, Instant repeatAt) {
        return new Transfer(id, ask, givesUpAt, TransferStatus.UNDER_WAY, null, repeatAt);
    }

    public Transfer ended(TransferEnd how) {
        return new Transfer(transferId, ask, givesUpAt, how.status(), how, null);
    }

    public boolean isTooLateBy(Instant now) {
        return !now.isBefore(givesUpAt);
    }

    public boolean isOf(String customerId) {
        return ask.customerId().equals(customerId) || ask.toCustomerId().equals(customerId);
    }
}
