package dev.fives.acceptance.api;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that fit a schema, drawn by chance: freely by its rules, or close to an example, which gets further. */
final class Values {
    private static final int TRIES = 40;
    private static final int DEEP = 3;
    private static final int SPAN = 1000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Schemas schemas;
    private final Known known;
    private final RandomGenerator random;
    private boolean wild;

    Values(Schemas schemas, Known known, RandomGenerator random) {
        this.schemas = schemas;
        this.known = known;
        this.random = random;
    }

    /** A value that fits; near the example where there is one and chance says so. */
    JsonNode valid(JsonNode schema, String name, Optional<JsonNode> example) {
        for (int i = 0; i < TRIES; i++) {
            boolean near = example.isPresent() && random.nextInt(10) < 7;
            wild = random.nextInt(3) == 0;
            JsonNode value = near ? near(schema, example.orElseThrow(), name) : free(schema, name, 0);
            if (schemas.fits(schema, value)) {
                return value;
            }
        }
        return example.orElseThrow(() -> new AssertionError(name + ": nothing found that fits " + schema));
    }

    /** The example with some of its texts others and, where it is a wild one, also its numbers and optional members. */
    private JsonNode near(JsonNode schema, JsonNode example, String name) {
        JsonNode rules = chosen(schemas.resolved(schema), example);
        return switch (example) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.forEachEntry((member, value) -> {
                    boolean needed = rules.path("required")
                            .valueStream()
                            .anyMatch(each -> each.asString().equals(member));
                    if (needed || !wild || random.nextInt(8) > 0) {
                        copy.set(
                                member,
                                schemas.member(rules, member)
                                        .map(part -> near(part, value, member))
                                        .orElse(value));
                    }
                });
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(item -> copy.add(near(rules.path("items"), item, name)));
                yield copy;
            }
            default -> another(rules, example, name);
        };
    }

    private JsonNode another(JsonNode rules, JsonNode example, String name) {
        JsonNode value = wild && random.nextInt(6) == 0 ? free(rules, name, 0) : example;
        if (value.isString() && !isMeasured(rules, value) && random.nextInt(5) < 3) {
            value = NODES.stringNode(
                    known.reference(name, random).orElseGet(() -> Texts.alike(example.asString(), random)));
        }
        return rules.isObject() && schemas.fits(rules, value) ? value : example;
    }

    /** An instant or an amount: others would have to fit it. */
    private static boolean isMeasured(JsonNode rules, JsonNode value) {
        return rules.has("format") || value.stringValue().matches("-?[0-9]+\\.[0-9]+");
    }

    /** The alternative that a value took. */
    private JsonNode chosen(JsonNode schema, JsonNode value) {
        return schemas.branches(schema)
                .filter(branch -> schemas.fits(branch, value))
                .findFirst()
                .orElse(schema);
    }

    private JsonNode free(JsonNode schema, String name, int depth) {
        JsonNode rules = schemas.resolved(schema);
        if (rules.has("const")) {
            return rules.path("const");
        }
        if (rules.has("enum")) {
            return rules.path("enum").get(random.nextInt(rules.path("enum").size()));
        }
        if (Schemas.isComposed(rules)) {
            List<JsonNode> branches = schemas.branches(rules).toList();
            int which = depth > DEEP ? branches.size() - 1 : random.nextInt(branches.size());
            return free(branches.get(which), name, depth);
        }
        return switch (type(rules)) {
            case "object" -> object(rules, depth);
            case "array" -> array(rules, name, depth);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" -> NODES.numberNode(Math.round(number(rules)));
            case "number" -> NODES.numberNode(Math.round(number(rules) * 100) / 100.0);
            default -> NODES.stringNode(known.reference(name, random).orElseGet(() -> Texts.drawn(rules, random)));
        };
    }

    private static String type(JsonNode rules) {
        JsonNode type = rules.path("type");
        return rules.has("properties") ? "object" : type.isArray() ? type.get(0).asString() : type.asString("string");
    }

    private double number(JsonNode rules) {
        double least =
                rules.path("minimum").asDouble(rules.path("exclusiveMinimum").asDouble(-1) + 1);
        double most = Math.min(rules.path("maximum").asDouble(least + SPAN), least + SPAN);
        return least + random.nextDouble() * (most - least);
    }

    private JsonNode array(JsonNode rules, String name, int depth) {
        int least = rules.path("minItems").asInt(0);
        int more = Math.min(rules.path("maxItems").asInt(SPAN) - least, depth > DEEP ? 0 : 2);
        ArrayNode array = NODES.arrayNode();
        Stream.generate(() -> free(rules.path("items"), name, depth + 1))
                .limit(least + (more > 0 ? random.nextInt(more + 1) : 0))
                .forEach(array::add);
        return array;
    }

    private JsonNode object(JsonNode rules, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                rules.path("required").valueStream().map(JsonNode::asString).toList();
        rules.path("properties").forEachEntry((name, part) -> {
            if (required.contains(name) || random.nextInt(depth > DEEP ? 8 : 2) == 0) {
                object.set(name, free(part, name, depth + 1));
            }
        });
        JsonNode others = rules.path("additionalProperties");
        for (int i = others.isObject() ? random.nextInt(3) : 0; i > 0; i--) {
            JsonNode names = schemas.resolved(rules.path("propertyNames"));
            String name = names.has("enum")
                    ? free(names, "", depth).asString()
                    : Texts.drawn(names.isObject() ? names : JsonMapper.shared().createObjectNode(), random);
            object.set(name, free(others, name, depth + 1));
        }
        return object;
    }
}
