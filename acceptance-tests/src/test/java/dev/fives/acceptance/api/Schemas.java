package dev.fives.acceptance.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a document: what they refer to, and what fits them. */
final class Schemas {
    private final JsonNode root;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> validators = new ConcurrentHashMap<>();

    Schemas(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    /** The node itself, or the part of the document that it refers to. */
    JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.path("$ref").stringValue().substring(1));
        }
        return found;
    }

    boolean fits(JsonNode schema, JsonNode value) {
        return validators
                .computeIfAbsent(schema, this::validator)
                .validate(value)
                .isEmpty();
    }

    private Schema validator(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", root.path("components"));
        return registry.getSchema(whole);
    }

    /** The alternatives of {@code oneOf} and {@code anyOf}, each with what stands beside them. */
    Stream<JsonNode> branches(JsonNode schema) {
        return Stream.of("oneOf", "anyOf")
                .flatMap(keyword -> schema.path(keyword).valueStream())
                .map(branch -> together(schema, resolved(branch)));
    }

    static boolean isComposed(JsonNode schema) {
        return schema.has("oneOf") || schema.has("anyOf");
    }

    private static JsonNode together(JsonNode schema, JsonNode branch) {
        ObjectNode both = ((ObjectNode) schema).deepCopy();
        both.remove("oneOf");
        both.remove("anyOf");
        branch.forEachEntry((keyword, rule) -> {
            switch (keyword) {
                case "properties" ->
                    rule.forEachEntry(
                            (name, part) -> both.withObjectProperty(keyword).set(name, part));
                case "required" -> rule.forEach(both.withArrayProperty(keyword)::add);
                default -> both.set(keyword, rule);
            }
        });
        return both;
    }

    /** The schema of a member, named or not. */
    Optional<JsonNode> member(JsonNode schema, String name) {
        JsonNode named = schema.path("properties").path(name);
        JsonNode others = schema.path("additionalProperties");
        return named.isObject()
                ? Optional.of(resolved(named))
                : Optional.of(others).filter(JsonNode::isObject).map(this::resolved);
    }
}
