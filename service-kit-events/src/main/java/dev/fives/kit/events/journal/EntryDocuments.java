package dev.fives.kit.events.journal;

import dev.fives.kit.events.journal.JournalEntry.Origin;
import dev.fives.kit.events.outbox.StateCodec;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** An entry as a document and back. */
final class EntryDocuments<B> {
    private final StateCodec<B> codec;

    EntryDocuments(StateCodec<B> codec) {
        this.codec = codec;
    }

    Document write(JournalEntry<B> entry) {
        return new Document("_id", entry.id())
                .append("account", entry.account().id())
                .append("sequence", entry.sequence())
                .append("customerId", entry.account().customerId())
                .append("subject", entry.subject())
                .append("source", entry.source())
                .append("sourceVersion", entry.sourceVersion())
                .append("body", codec.write(entry.body()))
                .append("delta", entry.delta())
                .append("balanceAfter", entry.balanceAfter())
                .append("hash", entry.hash())
                .append("from", entry.from())
                .append("published", entry.published())
                .append("at", Date.from(entry.at()))
                .append("writtenAt", Date.from(entry.writtenAt()))
                .append("origin", origin(entry.origin()));
    }

    JournalEntry<B> read(Document document) {
        return new JournalEntry<>(
                new JournalAccount(document.getString("account"), document.getString("customerId")),
                number(document, "sequence"),
                document.getString("subject"),
                document.getString("source"),
                number(document, "sourceVersion"),
                codec.read(document.get("body", Document.class)),
                number(document, "delta"),
                number(document, "balanceAfter"),
                document.getString("hash"),
                number(document, "from"),
                document.getBoolean("published"),
                instant(document, "at"),
                instant(document, "writtenAt"),
                origin(document.get("origin", Document.class)));
    }

    private static Document origin(Origin origin) {
        Document document =
                new Document("correlationId", origin.correlationId()).append("traceparent", origin.traceparent());
        if (origin.causationId() != null) {
            document.append("causationId", origin.causationId());
        }
        return document;
    }

    private static Origin origin(Document document) {
        return new Origin(
                document.getString("correlationId"),
                document.getString("causationId"),
                document.getString("traceparent"));
    }

    static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
