package dev.fives.loyalty.account.web;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.LedgerBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ledger entry as the API shows it; the same names as in its event. */
record LedgerEntryView(
        String entryId,
        String source,
        long sourceVersion,
        @Nullable String purchaseId,
        List<Line> lines,
        long delta,
        long balanceAfter,
        @Nullable String reason,
        Instant at) {

    record Line(String ruleId, long version, long delta, String lotId) {}

    static LedgerEntryView of(JournalEntry<LedgerBody> entry) {
        return new LedgerEntryView(
                entry.id(),
                entry.source(),
                entry.sourceVersion(),
                entry.body().purchaseId(),
                entry.body().lines().stream()
                        .map(line -> new Line(line.ruleId(), line.ruleVersion(), line.delta(), line.lotId()))
                        .toList(),
                entry.delta(),
                entry.balanceAfter(),
                entry.body().reason(),
                entry.at());
    }
}
