package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CloudEvents attributes of a record by header name, however it carried them. */
record Attributes(Map<String, String> values) {
    /** Longest id of an aggregate, characters. */
    private static final int MAX_ID = 200;

    private static final String SOURCE_START = "/fives/";

    @Nullable
    String optional(String name) {
        return values.get(name);
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new PermanentFault(name + ": " + (value == null ? "missing" : "blank") + " (expected: a value)");
        }
        return value;
    }

    /** Aggregate type and id out of the source. */
    Source source() {
        String text = required(CloudEventHeaders.SOURCE);
        String[] parts = text.startsWith(SOURCE_START)
                ? text.substring(SOURCE_START.length()).split("/", -1)
                : new String[0];
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank() || parts[1].length() > MAX_ID) {
            throw new PermanentFault("ce_source: malformed (expected: /fives/<aggregate type>/<id>)");
        }
        return new Source(text, parts[0], parts[1]);
    }

    long sequence() {
        String text = required(CloudEventHeaders.SEQUENCE);
        if (text.length() > CloudEventHeaders.SEQUENCE_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new PermanentFault("ce_sequence: malformed (expected: up to 20 digits)");
        }
        try {
            long sequence = Long.parseLong(text);
            if (sequence > 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // 20 nines: falls through to the one message
        }
        throw new PermanentFault("ce_sequence: out of range (expected: 1 to " + Long.MAX_VALUE + ")");
    }

    Instant time() {
        try {
            return OffsetDateTime.parse(required(CloudEventHeaders.TIME)).toInstant();
        } catch (DateTimeParseException e) {
            throw new PermanentFault("ce_time: malformed (expected: RFC 3339)");
        }
    }

    record Source(String text, String aggregateType, String aggregateId) {}
}
