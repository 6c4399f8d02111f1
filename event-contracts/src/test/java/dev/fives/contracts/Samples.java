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
public final class Samples {
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Samples() {}

    public static JsonNode schemaText(EventType type) {
        return read(type.dataSchema());
    }

    public static Schema schema(EventType type) {
        return REGISTRY.getSchema(schemaText(type));
    }

    public static ObjectNode golden(EventType type) {
        return (ObjectNode) read("/events/" + type.topic().topicName() + "/" + type.name() + "/v1.json");
    }

    /** A schema without its closing: what a consumer of Fives checks by, so that a newer sender may say more. */
    public static Schema reader(JsonNode writer) {
        JsonNode open = writer.deepCopy();
        unclose(open);
        return REGISTRY.getSchema(open);
    }

    public static Schema writer(JsonNode schema) {
        return REGISTRY.getSchema(schema);
    }

    private static void unclose(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("additionalProperties").isBoolean()) {
            object.remove("additionalProperties");
        }
        node.forEach(Samples::unclose);
    }

    static JsonNode schemaText(StateTopic topic) {
        return read(topic.dataSchema());
    }

    static Schema schema(StateTopic topic) {
        return REGISTRY.getSchema(schemaText(topic));
    }

    static ObjectNode golden(StateTopic topic) {
        return (ObjectNode) read("/events/" + topic.topicName() + "/v1.json");
    }

    /** As it comes out of Kafka: written and read, so that numbers are of one kind. */
    public static JsonNode rewritten(Object data) {
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
