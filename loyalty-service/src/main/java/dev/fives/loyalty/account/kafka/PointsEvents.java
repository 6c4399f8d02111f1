package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.account.app.LedgerBody;

/** The one event of a ledger entry; it carries the whole entry. */
public final class PointsEvents {
    private PointsEvents() {}

    public static NewEvent of(JournalEntry<LedgerBody> entry) {
        PointsEntry data = new PointsEntry(
                entry.id(),
                entry.account().id(),
                entry.account().customerId(),
                entry.source(),
                entry.sourceVersion(),
                entry.body().purchaseId(),
                entry.body().lines().stream().map(PointsEvents::line).toList(),
                entry.delta(),
                entry.balanceAfter(),
                entry.body().reason(),
                entry.at());
        return new NewEvent(
                entry.delta() < 0 ? EventTypes.POINTS_REVERSED : EventTypes.POINTS_EARNED, data, entry.at());
    }

    private static PointsEntry.Line line(LedgerBody.Line line) {
        return new PointsEntry.Line(line.ruleId(), line.ruleVersion(), line.delta(), line.lotId());
    }
}
