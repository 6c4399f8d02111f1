package dev.fives.loyalty.adjustment.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment by hand. This document decides; the ledger entry is its one step, which can be repeated.
 *
 * @param verdict of the second person; absent where none is needed, or none has decided
 * @param entryId once it is in the ledger
 * @param nextDueAt while the entry is owed
 */
public record Adjustment(
        String id,
        AdjustmentAsk ask,
        AdjustmentStatus status,
        @Nullable AdjustmentVerdict verdict,
        @Nullable String entryId,
        @Nullable Instant nextDueAt) {

    /** @param alone whether no second person is needed */
    public static Adjustment asked(String id, AdjustmentAsk ask, boolean alone) {
        return alone
                ? new Adjustment(id, ask, AdjustmentStatus.APPROVED, null, null, ask.at())
                : new Adjustment(id, ask, AdjustmentStatus.PENDING, null, null, null);
    }

    public boolean is(AdjustmentStatus other) {
        return status == other;
    }

    public Adjustment decided(AdjustmentVerdict second) {
        return second.approved()
                ? new Adjustment(id, ask, AdjustmentStatus.APPROVED, second, null, second.at())
                : new Adjustment(id, ask, AdjustmentStatus.REJECTED, second, null, null);
    }

    public Adjustment entered(String entry) {
        return new Adjustment(id, ask, AdjustmentStatus.ENTERED, verdict, entry, null);
    }

    public Adjustment refused(String entry) {
        return new Adjustment(id, ask, AdjustmentStatus.REFUSED, verdict, entry, null);
    }

    /** When it was decided that the points move, for the entry. */
    public Instant decidedAt() {
        return verdict == null ? ask.at() : verdict.at();
    }
}
