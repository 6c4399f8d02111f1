package dev.fives.loyalty.statement.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.fives.loyalty.statement.web.StatementView.Entry;
import dev.fives.loyalty.statement.web.StatementView.Line;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The same statement for spreadsheets: a row for what there was, one for each line, or for an entry without any, and one
 * for what there is.
 */
final class StatementCsv {
    private static final String[] HEADER = {
        "row",
        "bookedOn",
        "at",
        "entryId",
        "source",
        "purchaseId",
        "reason",
        "by",
        "ruleId",
        "version",
        "lotId",
        "from",
        "to",
        "points",
        "delta",
        "balance"
    };

    private final StringWriter text = new StringWriter();
    private final CsvWriter rows = CsvWriter.builder().bufferSize(0).build(text);
    private long balance;

    private StatementCsv(long opening) {
        balance = opening;
    }

    static byte[] of(StatementView statement) {
        StatementCsv csv = new StatementCsv(statement.opening());
        csv.rows.writeRecord(HEADER);
        csv.total("OPENING");
        statement.entries().forEach(csv::entry);
        csv.total("CLOSING");
        return csv.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void total(String name) {
        rows.writeRecord(name, "", "", "", "", "", "", "", "", "", "", "", "", "", "", String.valueOf(balance));
    }

    private void entry(Entry entry) {
        if (entry.lines().isEmpty()) {
            row("ENTRY", entry, "", "", "", "", "", "", 0);
        }
        entry.lines().forEach(line -> line(entry, line));
    }

    private void line(Entry entry, Line line) {
        row(
                "LINE",
                entry,
                line.ruleId(),
                String.valueOf(line.version()),
                line.lotId(),
                line.from(),
                line.to(),
                String.valueOf(line.points()),
                line.delta());
    }

    private void row(
            String name,
            Entry entry,
            String ruleId,
            String version,
            String lotId,
            String from,
            String to,
            String points,
            long delta) {
        balance = Math.addExact(balance, delta);
        rows.writeRecord(
                name,
                entry.bookedOn().toString(),
                entry.at().toString(),
                entry.entryId(),
                entry.source(),
                orEmpty(entry.purchaseId()),
                orEmpty(entry.reason()),
                orEmpty(entry.by()),
                ruleId,
                version,
                lotId,
                from,
                to,
                points,
                String.valueOf(delta),
                String.valueOf(balance));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
