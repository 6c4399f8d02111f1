package dev.fives.acceptance.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every change of a valid value that just keeps, or just breaks, one rule of its schema. */
final class Changes {
    private static final int LONGEST = 20_000;
    private static final int MOST_ITEMS = 1_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> STRANGE =
            List.of("\u0007", " ", "§", "-", "x", "x".repeat(300), "no match\u0000", "@", "_x", ",", "18:00");

    private final Schemas schemas;
    private final List<Change> found = new ArrayList<>();

    private Changes(Schemas schemas) {
        this.schemas = schemas;
    }

    /** All of them; those that other rules undo are left out when they are asked for, see {@link #holds}. */
    static List<Change> of(Schemas schemas, JsonNode schema, JsonNode value) {
        Changes changes = new Changes(schemas);
        changes.walk(schema, value, "", UnaryOperator.identity());
        return List.copyOf(changes.found);
    }

    /** Whether the change is what it says. Formats are not judged by the validator, as the dialect has it. */
    static boolean holds(Schemas schemas, JsonNode schema, Change change) {
        return change.keyword().equals("format")
                || schemas.fits(schema, change.whole().get()) != change.breaks();
    }

    private void walk(JsonNode schema, JsonNode value, String pointer, UnaryOperator<JsonNode> whole) {
        JsonNode rules = schemas.resolved(schema);
        Walk at = new Walk(rules, pointer, whole);
        if (Schemas.isComposed(rules)) {
            schemas.branches(rules)
                    .filter(branch -> schemas.fits(branch, value))
                    .findFirst()
                    .ifPresent(branch -> walk(branch, value, pointer, whole));
            return;
        }
        at.breaks("type", otherType(value));
        if (rules.has("enum") || rules.has("const")) {
            at.breaks(rules.has("enum") ? "enum" : "const", NODES.stringNode("NO_SUCH_VALUE"));
        }
        switch (value) {
            case ObjectNode object -> object(at, object);
            case ArrayNode array -> array(at, array);
            default -> {
                if (value.isString()) {
                    text(at, value.stringValue());
                } else if (value.isNumber()) {
                    number(at);
                }
            }
        }
    }

    private static JsonNode otherType(JsonNode value) {
        return value.isObject() || value.isArray()
                ? NODES.stringNode("text")
                : value.isString() ? NODES.objectNode() : NODES.arrayNode();
    }

    private void text(Walk at, String text) {
        at.limit("maxLength").ifPresent(most -> {
            if (most < LONGEST) {
                at.keeps("maxLength", NODES.stringNode(Texts.stretched(text, most)));
                at.breaks("maxLength", NODES.stringNode(Texts.stretched(text, most + 1)));
            }
        });
        at.limit("minLength").filter(least -> least > 0).ifPresent(least -> {
            at.keeps("minLength", NODES.stringNode(Texts.stretched(text, least)));
            at.breaks("minLength", NODES.stringNode(Texts.stretched(text, least - 1)));
        });
        if (at.rules.has("pattern")) {
            STRANGE.forEach(strange -> at.breaks("pattern", NODES.stringNode(strange)));
        }
        if (at.rules.path("format").asString("").equals("date-time")) {
            Stream.of("yesterday", "2026-02-30T00:00:00Z", "2026-11-22")
                    .forEach(strange -> at.breaks("format", NODES.stringNode(strange)));
        }
    }

    private static void number(Walk at) {
        for (String keyword : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
            JsonNode rule = at.rules.path(keyword);
            if (rule.isNumber()) {
                BigDecimal limit = rule.decimalValue();
                BigDecimal out = keyword.endsWith("inimum") ? BigDecimal.ONE.negate() : BigDecimal.ONE;
                boolean excluded = keyword.startsWith("exclusive");
                at.keeps(keyword, NODES.numberNode(excluded ? limit.subtract(out) : limit));
                at.breaks(keyword, NODES.numberNode(excluded ? limit : limit.add(out)));
            }
        }
        if (at.rules.path("type").asString("").equals("integer")) {
            at.breaks("type", NODES.numberNode(new BigDecimal("1.5")));
            at.breaks("type", NODES.stringNode("1"));
        }
    }

    private void array(Walk at, ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
            int index = i;
            walk(at.rules.path("items"), array.get(i), at.pointer + "/" + i, item -> {
                ArrayNode copy = array.deepCopy();
                copy.set(index, item);
                return at.whole.apply(copy);
            });
        }
        at.limit("maxItems")
                .filter(most -> most < MOST_ITEMS && !array.isEmpty())
                .ifPresent(most -> {
                    at.keeps("maxItems", repeated(array, most));
                    at.breaks("maxItems", repeated(array, most + 1));
                });
        at.limit("minItems").filter(least -> least > 0 && !array.isEmpty()).ifPresent(least -> {
            at.keeps("minItems", repeated(array, least));
            at.breaks("minItems", repeated(array, least - 1));
        });
    }

    private static ArrayNode repeated(ArrayNode array, int size) {
        ArrayNode copy = array.arrayNode();
        for (int i = 0; i < size; i++) {
            copy.add(array.get(i % array.size()));
        }
        return copy;
    }

    private void object(Walk at, ObjectNode object) {
        object.forEachEntry((name, value) -> schemas.member(at.rules, name)
                .ifPresent(part -> walk(part, value, at.pointer + "/" + name, item -> at.with(object, name, item))));
        at.rules.path("required").forEach(name -> at.breaks("required", without(object, name.asString())));
        at.rules
                .path("dependentRequired")
                .forEach(names ->
                        names.forEach(name -> at.breaks("dependentRequired", without(object, name.asString()))));
        if (at.rules.has("additionalProperties")) {
            JsonNode others = at.rules.path("additionalProperties");
            Stream.of("noSuchField", "$set", "_id", "role")
                    .forEach(name -> at.add(
                            others.isObject() ? "propertyNames" : "additionalProperties",
                            object,
                            name,
                            NODES.stringNode("x")));
        }
        at.limit("maxProperties").ifPresent(most -> at.breaks("maxProperties", filled(object, most + 1)));
        at.limit("minProperties").ifPresent(least -> at.breaks("minProperties", object.objectNode()));
    }

    private static ObjectNode without(ObjectNode object, String name) {
        ObjectNode copy = object.deepCopy();
        copy.remove(name);
        return copy;
    }

    private static ObjectNode filled(ObjectNode object, int size) {
        ObjectNode copy = object.deepCopy();
        for (int i = 0; copy.size() < size; i++) {
            copy.put("more" + i, "x");
        }
        return copy;
    }

    /** A place in the value. */
    private final class Walk {
        private final JsonNode rules;
        private final String pointer;
        private final UnaryOperator<JsonNode> whole;

        Walk(JsonNode rules, String pointer, UnaryOperator<JsonNode> whole) {
            this.rules = rules;
            this.pointer = pointer;
            this.whole = whole;
        }

        java.util.Optional<Integer> limit(String keyword) {
            JsonNode limit = rules.path(keyword);
            return limit.isNumber() ? java.util.Optional.of(limit.intValue()) : java.util.Optional.empty();
        }

        void keeps(String keyword, JsonNode part) {
            found.add(new Change(keyword, pointer, false, () -> whole.apply(part)));
        }

        void breaks(String keyword, JsonNode part) {
            found.add(new Change(keyword, pointer, true, () -> whole.apply(part)));
        }

        void add(String keyword, ObjectNode object, String name, JsonNode value) {
            found.add(new Change(keyword, pointer, true, () -> with(object, name, value)));
        }

        JsonNode with(ObjectNode object, String name, JsonNode value) {
            ObjectNode copy = object.deepCopy();
            copy.set(name, value);
            return whole.apply(copy);
        }
    }
}
