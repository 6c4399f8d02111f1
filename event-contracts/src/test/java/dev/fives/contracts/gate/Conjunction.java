package dev.fives.contracts.gate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two schemas that hold at the same place, said as one, keyword by keyword. */
final class Conjunction {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Conjunction() {}

    static JsonNode both(String keyword, JsonNode one, JsonNode other) {
        return switch (keyword) {
            case "properties" -> bothProperties((ObjectNode) one, (ObjectNode) other);
            case "required", FlatSchema.CONDITIONS -> union(one, other);
            case "type" -> only(one, kind -> Kinds.within(kind, Kinds.of(other)));
            case "enum" -> only(one, value -> other.valueStream().anyMatch(value::equals));
            case "items", "additionalProperties", "propertyNames" -> allOf(one, other);
            default -> {
                if (keyword.startsWith("min") || keyword.startsWith("max")) {
                    boolean first = (one.asDouble() > other.asDouble()) == keyword.startsWith("min");
                    yield first ? one : other;
                }
                throw new IllegalArgumentException(
                        keyword + ": " + one + " and " + other + " at one place (expected: said once)");
            }
        };
    }

    private static ObjectNode bothProperties(ObjectNode one, ObjectNode other) {
        ObjectNode all = one.deepCopy();
        other.forEachEntry((name, schema) -> all.set(name, all.has(name) ? allOf(all.get(name), schema) : schema));
        return all;
    }

    static ObjectNode allOf(JsonNode one, JsonNode other) {
        ObjectNode both = JSON.createObjectNode();
        both.putArray("allOf").add(one).add(other);
        return both;
    }

    private static ArrayNode union(JsonNode one, JsonNode other) {
        Set<JsonNode> all = new LinkedHashSet<>(one.valueStream().toList());
        other.forEach(all::add);
        return JSON.createArrayNode().addAll(all);
    }

    private static ArrayNode only(JsonNode values, Predicate<JsonNode> wanted) {
        Stream<JsonNode> all = values.isArray() ? values.valueStream() : Stream.of(values);
        return JSON.createArrayNode().addAll(all.filter(wanted).toList());
    }
}
