package dev.fives.kit.events.listener;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fives.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reader schemas: the published writer schemas without their closing, so that a producer may be a version ahead and
 * send an optional field more.
 */
final class EventSchemas {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_NAMED_FAULTS = 3;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<EventType, Schema> schemas = new ConcurrentHashMap<>();

    /** Reads the schema now, so that a missing one stops the start and not the first event. */
    void prepare(EventType type) {
        schemas.computeIfAbsent(type, this::open);
    }

    /** Throws a {@link PermanentFault} that names places and rules, never values, which may be personal. */
    void check(EventType type, JsonNode data) {
        List<Error> faults = schemas.computeIfAbsent(type, this::open).validate(data);
        if (!faults.isEmpty()) {
            throw new PermanentFault("data: " + summary(faults) + " (expected: as in " + type.dataSchema() + ")");
        }
    }

    private static String summary(List<Error> faults) {
        return faults.stream()
                .limit(MAX_NAMED_FAULTS)
                .map(fault -> fault.getInstanceLocation() + " fails " + fault.getKeyword())
                .collect(Collectors.joining(", "));
    }

    private Schema open(EventType type) {
        try (InputStream in = EventType.class.getResourceAsStream(type.dataSchema())) {
            if (in == null) {
                throw new IllegalStateException(type.dataSchema() + ": missing (expected: on the class path)");
            }
            JsonNode schema = JSON.readTree(in);
            unclose(schema);
            return registry.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(type.dataSchema(), e);
        }
    }

    private static void unclose(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("additionalProperties").isBoolean()) {
            object.remove("additionalProperties");
        }
        node.forEach(EventSchemas::unclose);
    }
}
