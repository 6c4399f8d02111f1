package dev.fives.gateway.catalog;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.gateway.publish.Published;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published contract as documents, made once from what event-contracts brings along. */
final class EventCatalog {
    private static final String SCHEMAS = "/api/v1/events/schemas/";

    private final Published catalog;
    private final Map<String, Published> writers = new HashMap<>();
    private final Map<String, Published> readers = new HashMap<>();

    EventCatalog(JsonMapper json) {
        AsyncApi asyncApi = AsyncApi.read();
        List<CatalogEntry> entries = EventTypes.all().stream()
                .map(type -> entry(type, asyncApi, json))
                .toList();
        this.catalog = new Published(json.writeValueAsBytes(Map.of("items", entries)));
        EventTypes.all().forEach(type -> {
            JsonNode schema = read(type.dataSchema(), json);
            writers.put(type.name(), new Published(json.writeValueAsBytes(schema)));
            readers.put(type.name(), new Published(json.writeValueAsBytes(opened(schema))));
        });
    }

    Published catalog() {
        return catalog;
    }

    /** Closed, to check what Fives sends. */
    Optional<Published> writerSchema(String type) {
        return Optional.ofNullable(writers.get(type));
    }

    /** Open, to check what a consumer receives, also from a newer version that sends a field more. */
    Optional<Published> readerSchema(String type) {
        return Optional.ofNullable(readers.get(type));
    }

    private static CatalogEntry entry(EventType type, AsyncApi asyncApi, JsonMapper json) {
        String topic = type.topic().topicName();
        return new CatalogEntry(
                type.name(),
                read(type.dataSchema(), json).path("title").asString(),
                topic,
                type.aggregateType(),
                asyncApi.owner(type),
                asyncApi.consumers(type),
                asyncApi.since(type),
                SCHEMAS + type.name(),
                SCHEMAS + type.name() + "?view=reader",
                read("/events/" + topic + "/" + type.name() + "/v1.json", json));
    }

    /** As the listeners of Fives open it: what is not named may be there. */
    private static JsonNode opened(JsonNode schema) {
        JsonNode open = schema.deepCopy();
        unclose(open);
        return open;
    }

    private static void unclose(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("additionalProperties").isBoolean()) {
            object.remove("additionalProperties");
        }
        node.forEach(EventCatalog::unclose);
    }

    private static JsonNode read(String resource, JsonMapper json) {
        try (InputStream in = EventType.class.getResourceAsStream(resource)) {
            return json.readTree(Objects.requireNonNull(in, resource + ": missing (expected: in event-contracts)"));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
