package dev.fives.loyalty.adjustment.web;

import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentAsk;
import dev.fives.loyalty.adjustment.model.AdjustmentStatus;
import dev.fives.loyalty.adjustment.model.AdjustmentVerdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An adjustment as the API shows it. */
record AdjustmentView(
        String id,
        String customerId,
        String wallet,
        long points,
        String reason,
        AdjustmentStatus status,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String entryId) {

    static AdjustmentView of(Adjustment adjustment) {
        AdjustmentAsk ask = adjustment.ask();
        AdjustmentVerdict verdict = adjustment.verdict();
        return new AdjustmentView(
                adjustment.id(),
                ask.customerId(),
                ask.wallet(),
                ask.points(),
                ask.reason(),
                adjustment.status(),
                ask.by(),
                ask.at(),
                verdict == null ? null : verdict.by(),
                verdict == null ? null : verdict.at(),
                adjustment.entryId());
    }
}
