package dev.fives.kit.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * One JSON object a line. Of the fields that a log statement adds, only those named here appear: ids and figures, so
 * that no name, mail or payload reaches a log by accident. A new field is added here first.
 */
public final class JsonLines implements StructuredLogFormatter<ILoggingEvent> {
    static final Set<String> FIELDS = Set.of(
            "aggregateId",
            "aggregateType",
            "app",
            "attempt",
            "caller",
            "causationId",
            "correlationId",
            "count",
            "customerId",
            "durationMillis",
            "eventId",
            "eventType",
            "group",
            "jobId",
            "key",
            "method",
            "offset",
            "outcome",
            "partition",
            "problem",
            "reason",
            "route",
            "rows",
            "sequence",
            "service",
            "status",
            "topic",
            "traceId",
            "version");

    private final JsonWriter<ILoggingEvent> writer =
            JsonWriter.<ILoggingEvent>of(JsonLines::members).withNewLineAtEnd();

    @Override
    public String format(ILoggingEvent event) {
        return writer.writeToString(event);
    }

    private static void members(JsonWriter.Members<ILoggingEvent> line) {
        line.add("time", event -> event.getInstant().toString());
        line.add("level", event -> event.getLevel().toString());
        line.add("logger", ILoggingEvent::getLoggerName);
        line.add("thread", ILoggingEvent::getThreadName);
        line.add("message", ILoggingEvent::getFormattedMessage);
        line.addMapEntries(JsonLines::allowed);
        line.add("error", ILoggingEvent::getThrowableProxy).whenNotNull().as(Faults::text);
    }

    static Map<String, String> allowed(ILoggingEvent event) {
        Map<String, String> fields = new TreeMap<>();
        event.getMDCPropertyMap().forEach((name, value) -> put(fields, name, value));
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                put(fields, pair.key, pair.value);
            }
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, Object value) {
        if (FIELDS.contains(name)) {
            fields.put(name, String.valueOf(value));
        }
    }
}
