package dev.fives.contracts.gate;

import dev.fives.contracts.gate.Direction.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares JSON Schemas (2020-12, so also those of OpenAPI 3.1) of an older and a newer document. What it cannot judge it
 * refuses: better a change that has to be accepted by hand than a reader that breaks.
 */
final class SchemaComparison {
    private static final JsonNode ANYTHING = JsonMapper.shared().createObjectNode();
    static final List<String> PARTS = List.of("items", "propertyNames");

    private final FlatSchema older;
    private final FlatSchema newer;
    private final Direction direction;
    private final Set<List<JsonNode>> underWay = new HashSet<>();
    private List<Break> breaks = new ArrayList<>();

    SchemaComparison(JsonNode olderRoot, JsonNode newerRoot, Direction direction) {
        this.older = new FlatSchema(olderRoot);
        this.newer = new FlatSchema(newerRoot);
        this.direction = direction;
    }

    /** Everything that breaks who relies on the older schema. */
    List<Break> compare(String place, JsonNode olderSchema, JsonNode newerSchema) {
        List<JsonNode> pair = List.of(olderSchema, newerSchema);
        if (!underWay.add(pair)) {
            return List.of(); // a schema that holds itself
        }
        List<Break> outside = breaks;
        breaks = new ArrayList<>();
        alternatives(place, older.alternatives(olderSchema), newer.alternatives(newerSchema));
        List<Break> found = breaks;
        breaks = outside;
        underWay.remove(pair);
        return found;
    }

    private void within(String place, JsonNode olderSchema, JsonNode newerSchema) {
        breaks.addAll(compare(place, olderSchema, newerSchema));
    }

    private void alternatives(String place, List<ObjectNode> before, List<ObjectNode> after) {
        if (before.size() == 1 && after.size() == 1) {
            plain(place, before.getFirst(), after.getFirst());
            return;
        }
        List<ObjectNode> toFit = direction == Direction.SENT ? after : before;
        List<ObjectNode> room = direction == Direction.SENT ? before : after;
        for (int i = 0; i < toFit.size(); i++) {
            List<Break> nearest = nearest(place + "/" + i, toFit.get(i), room);
            breaks.addAll(nearest);
        }
    }

    /** What keeps an alternative from the one of the other side that fits it best; nothing where one fits. */
    private List<Break> nearest(String place, ObjectNode toFit, List<ObjectNode> room) {
        List<Break> nearest = List.of(new Break(place, "alternative without a counterpart", direction.harm()));
        int best = Integer.MAX_VALUE;
        for (ObjectNode candidate : room) {
            List<Break> missing =
                    direction == Direction.SENT ? compare(place, candidate, toFit) : compare(place, toFit, candidate);
            if (missing.size() < best) {
                best = missing.size();
                nearest = missing;
            }
        }
        return nearest;
    }

    private void plain(String place, ObjectNode before, ObjectNode after) {
        breaks.addAll(KeywordComparison.compare(place, older, before, newer, after, direction));
        properties(place, before, after);
        additional(place, before.path("additionalProperties"), after.path("additionalProperties"));
        PARTS.stream()
                .filter(part -> before.has(part) || after.has(part))
                .forEach(part -> within(place + "/" + part, part(before, part), part(after, part)));
    }

    private void properties(String place, ObjectNode before, ObjectNode after) {
        JsonNode olderFields = before.path("properties");
        JsonNode newerFields = after.path("properties");
        olderFields.forEachEntry((name, schema) -> {
            if (newerFields.has(name)) {
                within(place + "/" + name, schema, newerFields.get(name));
            } else {
                breaks.add(new Break(place + "/" + name, "removed", direction.loss()));
            }
        });
        JsonNode others = before.path("additionalProperties");
        boolean saidOpen = others.isObject() || (others.asBoolean(false) && direction == Direction.TAKEN);
        newerFields.forEachEntry((name, schema) -> {
            if (saidOpen && !olderFields.has(name)) {
                within(place + "/" + name, others, schema);
            }
        });
    }

    private void additional(String place, JsonNode before, JsonNode after) {
        boolean closes = after.isBoolean() && !after.asBoolean();
        boolean wasClosed = before.isBoolean() && !before.asBoolean();
        if (!closes && !wasClosed && (before.isObject() || after.isObject())) {
            within(place + "/*", before.isObject() ? before : ANYTHING, after.isObject() ? after : ANYTHING);
        } else if (closes && !wasClosed && direction == Direction.SENT) {
            if (!before.isMissingNode()) {
                breaks.add(new Break(place + "/*", "additionalProperties: closed", direction.loss()));
            }
        } else {
            Change change = KeywordComparison.change(closes || !wasClosed, !closes || wasClosed);
            if (!direction.bears(change)) {
                String text = "additionalProperties: " + (closes ? "open → closed" : "closed → open");
                breaks.add(new Break(place, text, direction.harm()));
            }
        }
    }

    private static JsonNode part(ObjectNode schema, String part) {
        return schema.has(part) ? schema.get(part) : ANYTHING;
    }
}
