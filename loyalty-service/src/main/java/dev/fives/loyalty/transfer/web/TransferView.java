package dev.fives.loyalty.transfer.web;

import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.model.TransferEnd;
import dev.fives.loyalty.transfer.model.TransferReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as the API shows it.
 *
 * @param customerId who gives the points
 * @param reason why it did not reach its receiver; a code
 */
record TransferView(
        String id,
        String customerId,
        String toCustomerId,
        String wallet,
        long points,
        String status,
        @Nullable String reason,
        Instant requestedAt) {

    static TransferView of(Transfer transfer) {
        TransferEnd end = transfer.end();
        TransferReason reason = end == null ? null : end.reason();
        return new TransferView(
                transfer.transferId(),
                transfer.ask().customerId(),
                transfer.ask().toCustomerId(),
                transfer.ask().wallet(),
                transfer.ask().points(),
                transfer.status().name(),
                reason == null ? null : reason.name(),
                transfer.ask().at());
    }
}
