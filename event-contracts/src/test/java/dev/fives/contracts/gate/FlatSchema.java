package dev.fives.contracts.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of one document, with references followed and {@code allOf} merged: what each says, in one object. */
final class FlatSchema {
    /** {@code if} with its branches, and {@code not}: compared as they stand. */
    static final String CONDITIONS = "$conditions";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> CHOICES = List.of("oneOf", "anyOf");
    private static final Set<String> NAMED_PARTS = Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> ANNOTATIONS = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$anchor",
            "$defs",
            "definitions",
            "title",
            "description",
            "example",
            "examples",
            "deprecated",
            "externalDocs",
            "xml");

    private final JsonNode root;

    FlatSchema(JsonNode root) {
        this.root = root;
    }

    /** One object for each way that {@code oneOf} and {@code anyOf} leave open. */
    List<ObjectNode> alternatives(JsonNode schema) {
        ObjectNode flat = flat(schema);
        for (String choice : CHOICES) {
            JsonNode branches = flat.remove(choice);
            if (branches != null) {
                return branches.valueStream()
                        .flatMap(branch -> alternatives(Conjunction.allOf(flat, branch)).stream())
                        .toList();
            }
        }
        return List.of(flat);
    }

    /** The object itself, or what its {@code $ref} leads to. */
    JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        for (Set<String> followed = new HashSet<>(); at.has("$ref"); at = target(at.get("$ref"))) {
            if (!followed.add(at.get("$ref").asString())) {
                throw new IllegalArgumentException("$ref: " + at.get("$ref") + " (expected: no way back to itself)");
            }
        }
        return at;
    }

    /** Everything that it says, with references replaced and annotations left out: equal means the same. */
    JsonNode expanded(JsonNode node) {
        return expanded(node, Set.of());
    }

    private JsonNode expanded(JsonNode node, Set<String> followed) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(item -> copy.add(expanded(item, followed)));
            return copy;
        }
        return node instanceof ObjectNode object ? expandedObject(object, followed) : node;
    }

    private JsonNode expandedObject(ObjectNode object, Set<String> followed) {
        ObjectNode copy = JSON.createObjectNode();
        object.forEachEntry((name, value) -> {
            if (name.equals("$ref") && !followed.contains(value.asString())) {
                Set<String> further = new HashSet<>(followed);
                further.add(value.asString());
                copy.set("$target", expanded(target(value), further));
            } else if (NAMED_PARTS.contains(name)) {
                ObjectNode parts = copy.putObject(name);
                value.forEachEntry((part, schema) -> parts.set(part, expanded(schema, followed)));
            } else if (!isAnnotation(name)) {
                copy.set(name, expanded(value, followed));
            }
        });
        return copy;
    }

    private ObjectNode flat(JsonNode schema) {
        List<ObjectNode> parts = new ArrayList<>();
        collect(schema, new HashSet<>(), parts);
        ObjectNode merged = JSON.createObjectNode();
        parts.forEach(part -> part.forEachEntry((keyword, said) -> {
            JsonNode before = merged.get(keyword);
            merged.set(keyword, before == null || before.equals(said) ? said : Conjunction.both(keyword, before, said));
        }));
        if (merged.has("enum") && !merged.has("type")) {
            merged.set("type", kindsOf(merged.get("enum")));
        }
        return merged;
    }

    private void collect(JsonNode schema, Set<String> followed, List<ObjectNode> parts) {
        if (schema.isBoolean()) {
            parts.add(schema.asBoolean() ? JSON.createObjectNode() : conditions("{\"not\":{}}"));
            return;
        }
        ObjectNode own = ((ObjectNode) schema).deepCopy();
        JsonNode ref = own.remove("$ref");
        JsonNode all = own.remove("allOf");
        parts.add(inOneForm(own));
        if (ref != null && followed.add(ref.asString())) {
            collect(target(ref), followed, parts);
        }
        if (all != null) {
            all.forEach(part -> collect(part, followed, parts));
        }
    }

    private static ObjectNode inOneForm(ObjectNode own) {
        own.remove(own.propertyNames().stream().filter(FlatSchema::isAnnotation).toList());
        JsonNode constant = own.remove("const");
        if (constant != null) {
            own.putArray("enum").add(constant);
        }
        ObjectNode condition = JSON.createObjectNode();
        Stream.of("if", "then", "else", "not")
                .filter(own::has)
                .forEach(keyword -> condition.set(keyword, own.remove(keyword)));
        if (!condition.isEmpty()) {
            own.withArray(CONDITIONS).add(condition);
        }
        return own;
    }

    private JsonNode target(JsonNode ref) {
        String pointer = ref.asString();
        JsonNode target = pointer.startsWith("#") ? root.at(pointer.substring(1)) : root.path("");
        if (target.isMissingNode()) {
            throw new IllegalArgumentException("$ref: " + pointer + " (expected: a place in the same document)");
        }
        return target;
    }

    private static ArrayNode kindsOf(JsonNode values) {
        ArrayNode kinds = JSON.createArrayNode();
        values.valueStream().map(Kinds::ofValue).distinct().forEach(kinds::add);
        return kinds;
    }

    private static ObjectNode conditions(String condition) {
        ObjectNode part = JSON.createObjectNode();
        part.putArray(CONDITIONS).add(JSON.readTree(condition));
        return part;
    }

    private static boolean isAnnotation(String keyword) {
        return ANNOTATIONS.contains(keyword) || keyword.startsWith("x-");
    }
}
