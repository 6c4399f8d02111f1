package dev.fives.contracts;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Schemas and golden samples as they stand on the class path. */
final class Samples {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Samples() {}

    static JsonNode schemaText(EventType type) {
        return read(type.dataSchema());
    }

    static Schema schema(EventType type) {
        return REGISTRY.getSchema(schemaText(type));
    }

    static ObjectNode golden(EventType type) {
        return (ObjectNode) read("/events/" + type.topic().topicName() + "/" + type.name() + "/v1.json");
    }

    /** As it comes out of Kafka: written and read, so that numbers are of one kind. */
    static JsonNode rewritten(Object data) {
        return JSON.readTree(JSON.writeValueAsBytes(data));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            return JSON.readTree(Objects.requireNonNull(in, resource + ": missing (expected: on the class path)"));
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
