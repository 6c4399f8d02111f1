package dev.fives.kit.events.journal;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.outbox.NewEvent;
import java.util.List;

/** The event of an entry in a test's ledger. */
public final class LedgerEvents {
    private LedgerEvents() {}

    public static NewEvent earned(JournalEntry<?> entry, String reason) {
        return new NewEvent(
                EventTypes.POINTS_EARNED,
                new PointsEntry(
                        entry.id(),
                        entry.account().id(),
                        entry.account().customerId(),
                        entry.source(),
                        entry.sourceVersion(),
                        null,
                        List.of(),
                        entry.delta(),
                        entry.balanceAfter(),
                        reason,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        entry.at()));
    }
}
