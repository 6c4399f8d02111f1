package dev.fives.customer.timeline.mongo;

import dev.fives.customer.timeline.app.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as its document. There is one for every event of every customer, so it is kept small: ids and facts, which
 * nobody searches, are one text, and the instant lies in the key alone.
 */
final class EntryCodec {
    static final String ID = "_id";
    static final String CUSTOMER = "customerId";
    static final String KEY = "key";
    static final String TYPE = "type";
    private static final String CORRELATION = "correlationId";
    private static final String TOLD = "told";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int INSTANT_DIGITS = 15;
    /** From year 1 on, so that the digits of an earlier instant sort first. */
    private static final long YEAR_ONE_MILLIS =
            Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

    private record Told(Map<String, String> about, Map<String, Object> facts) {}

    private EntryCodec() {}

    static Document write(TimelineEntry entry) {
        return new Document(ID, entry.id())
                .append(CUSTOMER, entry.customerId())
                .append(KEY, key(entry))
                .append(TYPE, entry.type())
                .append(CORRELATION, entry.correlationId())
                .append(TOLD, JSON.writeValueAsString(new Told(entry.about(), entry.facts())));
    }

    static TimelineEntry read(Document document) {
        Told told = JSON.readValue(document.getString(TOLD), Told.class);
        return new TimelineEntry(
                document.getString(ID),
                document.getString(CUSTOMER),
                document.getString(TYPE),
                at(document.getString(KEY)),
                told.about(),
                told.facts(),
                document.getString(CORRELATION));
    }

    /** Orders a customer's entries by time, and those of one instant by the event's id. */
    static String key(TimelineEntry entry) {
        long millis = entry.at().truncatedTo(ChronoUnit.MILLIS).toEpochMilli() - YEAR_ONE_MILLIS;
        return "%015d%s".formatted(millis, entry.id());
    }

    private static Instant at(String key) {
        return Instant.ofEpochMilli(Long.parseLong(key.substring(0, INSTANT_DIGITS)) + YEAR_ONE_MILLIS);
    }
}
