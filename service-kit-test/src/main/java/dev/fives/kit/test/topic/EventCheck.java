package dev.fives.kit.test.topic;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Judges events by the published contract: envelope, closed writer schema, size, order and gaps per aggregate. */
public final class EventCheck {
    private static final List<String> REQUIRED = List.of(
            CloudEventHeaders.SPEC_VERSION,
            CloudEventHeaders.TYPE,
            CloudEventHeaders.SOURCE,
            CloudEventHeaders.ID,
            CloudEventHeaders.SEQUENCE,
            CloudEventHeaders.SUBJECT,
            CloudEventHeaders.TIME,
            CloudEventHeaders.PARTITION_KEY,
            CloudEventHeaders.DATA_SCHEMA,
            CloudEventHeaders.CORRELATION_ID,
            CloudEventHeaders.CONTENT_TYPE);

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<EventType, Schema> schemas = new ConcurrentHashMap<>();

    /** Everything that is wrong with these events in the order of their partitions; empty when all is well. */
    public List<String> problems(List<SeenEvent> events) {
        List<String> problems = new ArrayList<>();
        events.forEach(event -> problems.addAll(problems(event)));
        problems.addAll(outOfOrder(events));
        return problems;
    }

    /** What is wrong with this event by itself. */
    public List<String> problems(SeenEvent event) {
        List<String> problems = new ArrayList<>();
        REQUIRED.stream()
                .filter(name -> event.header(name).isBlank())
                .forEach(name -> problems.add(place(event) + name + ": missing"));
        if (event.valueBytes() > CloudEventHeaders.MAX_VALUE_BYTES) {
            problems.add(place(event) + "value: " + event.valueBytes() + " bytes (expected: "
                    + CloudEventHeaders.MAX_VALUE_BYTES + " at most)");
        }
        EventTypes.named(event.type())
                .ifPresentOrElse(
                        type -> problems.addAll(problems(event, type)),
                        () -> problems.add(place(event) + "type: unknown (expected: one of EventTypes)"));
        return problems;
    }

    private List<String> problems(SeenEvent event, EventType type) {
        List<String> problems = new ArrayList<>();
        schemas.computeIfAbsent(type, this::schema)
                .validate(event.data())
                .forEach(fault -> problems.add(place(event) + fault.getInstanceLocation() + " " + fault.getMessage()));
        require(problems, event, "topic", event.topic().endsWith(type.topic().topicName()));
        require(
                problems,
                event,
                "data schema",
                event.header(CloudEventHeaders.DATA_SCHEMA).equals(type.dataSchema()));
        require(
                problems,
                event,
                "partition key",
                event.header(CloudEventHeaders.PARTITION_KEY).equals(event.key()));
        String subject = event.header(CloudEventHeaders.SUBJECT);
        require(
                problems,
                event,
                "source",
                event.source().equals(CloudEventHeaders.source(type.aggregateType(), subject)));
        require(
                problems,
                event,
                "id",
                event.id().equals(CloudEventHeaders.id(type.aggregateType(), subject, event.sequence())));
        return problems;
    }

    /** First appearances per source must be 1, 2, 3 …; repeats of what was seen are allowed anywhere. */
    public static List<String> outOfOrder(List<SeenEvent> events) {
        Map<String, Long> highest = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (SeenEvent event : events) {
            long last = highest.getOrDefault(event.source(), 0L);
            if (event.sequence() > last + 1) {
                problems.add(place(event) + "sequence: " + event.sequence() + " (expected: " + (last + 1) + " first)");
            }
            highest.merge(event.source(), event.sequence(), Math::max);
        }
        return problems;
    }

    private static void require(List<String> problems, SeenEvent event, String what, boolean holds) {
        if (!holds) {
            problems.add(place(event) + what + ": does not fit (expected: as in docs/events/README.md)");
        }
    }

    private static String place(SeenEvent event) {
        return event.topic() + "-" + event.partition() + "@" + event.offset() + " " + event.type() + ": ";
    }

    private Schema schema(EventType type) {
        try (InputStream in = EventType.class.getResourceAsStream(type.dataSchema())) {
            return registry.getSchema(JsonMapper.shared().readTree(Objects.requireNonNull(in, type.dataSchema())));
        } catch (IOException e) {
            throw new UncheckedIOException(type.dataSchema(), e);
        }
    }
}
