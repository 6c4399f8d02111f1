package dev.fives.loyalty.account.web;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.model.Lots;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Places;
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
        @Nullable String by,
        Instant at) {

    /** Whole points that went from one place to another, by a rule. */
    record Line(String ruleId, long version, long delta, String lotId, String from, String to, long points) {
        static Line of(Move move) {
            return new Line(
                    move.rule().ruleId(),
                    move.rule().version(),
                    move.delta().value(),
                    Lots.idOf(move),
                    Places.text(move.from()),
                    Places.text(move.to()),
                    move.points().value());
        }
    }

    static LedgerEntryView of(JournalEntry<LedgerBody> entry) {
        return new LedgerEntryView(
                entry.id(),
                entry.source(),
                entry.sourceVersion(),
                entry.body().purchaseId(),
                LedgerBodies.moves(entry.body()).stream().map(Line::of).toList(),
                entry.delta(),
                entry.balanceAfter(),
                entry.body().reason(),
                entry.body().by(),
                entry.at());
    }
}
