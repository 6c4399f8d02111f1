package dev.fives.loyalty.transfer.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of a transfer, as the ledger says.
 *
 * @param reason of one that did not reach its receiver; a code
 * @param available points that there were, of one that was refused for too few
 * @param outEntryId entry that took the points, absent where none were taken
 * @param inEntryId entry that gave them to the receiver, or without moves took its place
 * @param backEntryId entry that gave them back
 */
public record TransferEnd(
        TransferStatus status,
        @Nullable TransferReason reason,
        @Nullable Long available,
        @Nullable String outEntryId,
        @Nullable String inEntryId,
        @Nullable String backEntryId) {

    public static TransferEnd completed(String outEntryId, String inEntryId) {
        return new TransferEnd(TransferStatus.COMPLETED, null, null, outEntryId, inEntryId, null);
    }

    public static TransferEnd returned(TransferReason reason, String outEntryId, String inEntryId, String backEntryId) {
        return new TransferEnd(TransferStatus.RETURNED, reason, null, outEntryId, inEntryId, backEntryId);
    }

    public static TransferEnd refused(TransferReason reason, @Nullable Long available) {
        return new TransferEnd(TransferStatus.REFUSED, reason, available, null, null, null);
    }
}
