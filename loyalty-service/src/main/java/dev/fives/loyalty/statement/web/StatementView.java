package dev.fives.loyalty.statement.web;

import dev.fives.loyalty.account.model.Lots;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Places;
import dev.fives.loyalty.statement.model.BookedEntry;
import dev.fives.loyalty.statement.model.LotFlow;
import dev.fives.loyalty.statement.model.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the API shows it.
 *
 * @param opening points that could be spent when the month began; with the deltas of the entries they are the closing
 */
record StatementView(
        String customerId,
        String wallet,
        String month,
        String zone,
        boolean closed,
        long opening,
        long closing,
        List<LotFlow> lots,
        List<Entry> entries) {

    record Entry(
            String entryId,
            LocalDate bookedOn,
            Instant at,
            String source,
            @Nullable String purchaseId,
            @Nullable String reason,
            @Nullable String by,
            List<Line> lines,
            long delta,
            long balanceAfter) {

        static Entry of(BookedEntry entry) {
            return new Entry(
                    entry.entryId(),
                    entry.bookedOn(),
                    entry.at(),
                    entry.source(),
                    entry.purchaseId(),
                    entry.reason(),
                    entry.by(),
                    entry.moves().stream().map(Line::of).toList(),
                    entry.delta(),
                    entry.balanceAfter());
        }
    }

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

    static StatementView of(Statement statement) {
        return new StatementView(
                statement.customerId(),
                statement.wallet(),
                statement.month().toString(),
                statement.zone().getId(),
                statement.closed(),
                statement.opening().balance().value(),
                statement.closing().balance().value(),
                statement.lots(),
                statement.entries().stream().map(Entry::of).toList());
    }
}
