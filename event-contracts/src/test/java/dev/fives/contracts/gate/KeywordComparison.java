package dev.fives.contracts.gate;

import dev.fives.contracts.gate.Direction.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares what one place may hold, keyword by keyword; what it does not know must be the same. */
final class KeywordComparison {
    private static final List<String> LOWER_BOUNDS =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");
    private static final List<String> UPPER_BOUNDS =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");
    private static final List<String> FORMS =
            List.of("pattern", "format", "multipleOf", "contentEncoding", "contentMediaType");
    private static final Set<String> JUDGED = Stream.of(
                    LOWER_BOUNDS,
                    UPPER_BOUNDS,
                    FORMS,
                    SchemaComparison.PARTS,
                    List.of("type", "enum", "required", "properties", "additionalProperties", "uniqueItems"),
                    List.of("default", "readOnly", "writeOnly", FlatSchema.CONDITIONS))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final FlatSchema older;
    private final FlatSchema newer;
    private final Direction direction;
    private final List<Break> breaks = new ArrayList<>();

    private KeywordComparison(FlatSchema older, FlatSchema newer, Direction direction) {
        this.older = older;
        this.newer = newer;
        this.direction = direction;
    }

    static List<Break> compare(
            String place,
            FlatSchema older,
            ObjectNode before,
            FlatSchema newer,
            ObjectNode after,
            Direction direction) {
        KeywordComparison comparison = new KeywordComparison(older, newer, direction);
        comparison.keywords(place, before, after);
        return comparison.breaks;
    }

    private void keywords(String place, ObjectNode before, ObjectNode after) {
        kinds(place, before.path("type"), after.path("type"));
        values(place, before.get("enum"), after.get("enum"));
        LOWER_BOUNDS.forEach(keyword -> bound(place, keyword, 1, before, after));
        UPPER_BOUNDS.forEach(keyword -> bound(place, keyword, -1, before, after));
        FORMS.forEach(keyword -> form(place, keyword, before, after));
        more(place, "required", names(before), names(after));
        more(place, "condition", conditions(older, before), conditions(newer, after));
        more(place, "uniqueItems", flag("uniqueItems", before), flag("uniqueItems", after));
        unlessSaid(place, direction == Direction.SENT ? "writeOnly" : "readOnly", before, after);
        meaning(place, before, after);
        unjudged(place, before, after);
    }

    private void kinds(String place, JsonNode before, JsonNode after) {
        Set<String> olderKinds = Kinds.of(before);
        Set<String> newerKinds = Kinds.of(after);
        Change change = change(Kinds.within(newerKinds, olderKinds), Kinds.within(olderKinds, newerKinds));
        judge(place, "type", change, olderKinds, newerKinds);
    }

    /** Absent means every value. */
    private void values(String place, JsonNode before, JsonNode after) {
        Set<JsonNode> olderValues = set(before);
        Set<JsonNode> newerValues = set(after);
        boolean fewer = before == null || (after != null && olderValues.containsAll(newerValues));
        boolean asMany = after == null || (before != null && newerValues.containsAll(olderValues));
        judge(place, "enum", change(fewer, asMany), shown(before), shown(after));
    }

    private void bound(String place, String keyword, int sign, ObjectNode before, ObjectNode after) {
        double olderBound = before.has(keyword) ? sign * before.get(keyword).asDouble() : Double.NEGATIVE_INFINITY;
        double newerBound = after.has(keyword) ? sign * after.get(keyword).asDouble() : Double.NEGATIVE_INFINITY;
        Change change = change(newerBound >= olderBound, newerBound <= olderBound);
        judge(place, keyword, change, shown(before.get(keyword)), shown(after.get(keyword)));
    }

    private void form(String place, String keyword, ObjectNode before, ObjectNode after) {
        JsonNode olderForm = before.get(keyword);
        JsonNode newerForm = after.get(keyword);
        boolean same = before.path(keyword).equals(after.path(keyword));
        judge(
                place,
                keyword,
                change(same || olderForm == null, same || newerForm == null),
                shown(olderForm),
                shown(newerForm));
    }

    /** A keyword whose members each take values away: more of them is narrower. */
    private void more(String place, String keyword, Set<?> before, Set<?> after) {
        judge(place, keyword, change(after.containsAll(before), before.containsAll(after)), before, after);
    }

    private void unlessSaid(String place, String keyword, ObjectNode before, ObjectNode after) {
        if (after.path(keyword).asBoolean(false) && !before.path(keyword).asBoolean(false)) {
            breaks.add(new Break(place, keyword + ": newly true", direction.loss()));
        }
    }

    /** What an absent field means must stay; saying it for the first time is no change. */
    private void meaning(String place, ObjectNode before, ObjectNode after) {
        if (before.has("default") && !before.get("default").equals(after.path("default"))) {
            String change = "default: " + before.get("default") + " → " + shown(after.get("default"));
            breaks.add(new Break(place, change, "an absent field means something else"));
        }
    }

    private void unjudged(String place, ObjectNode before, ObjectNode after) {
        Set<String> keywords = new LinkedHashSet<>(before.propertyNames());
        keywords.addAll(after.propertyNames());
        keywords.removeAll(JUDGED);
        keywords.stream()
                .filter(keyword -> !older.expanded(before.path(keyword)).equals(newer.expanded(after.path(keyword))))
                .forEach(keyword ->
                        judge(place, keyword, Change.OTHER, shown(before.get(keyword)), shown(after.get(keyword))));
    }

    private void judge(String place, String keyword, Change change, Object before, Object after) {
        if (!direction.bears(change)) {
            String harm = change == Change.OTHER ? "neither holds all of the other" : direction.harm();
            breaks.add(new Break(place, keyword + ": " + before + " → " + after, harm));
        }
    }

    static Change change(boolean narrowerOrSame, boolean widerOrSame) {
        if (narrowerOrSame && widerOrSame) {
            return Change.SAME;
        }
        return narrowerOrSame ? Change.NARROWER : widerOrSame ? Change.WIDER : Change.OTHER;
    }

    private static Set<String> names(ObjectNode schema) {
        return schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<JsonNode> conditions(FlatSchema document, ObjectNode schema) {
        return schema.path(FlatSchema.CONDITIONS)
                .valueStream()
                .map(document::expanded)
                .collect(Collectors.toSet());
    }

    private static Set<Boolean> flag(String keyword, ObjectNode schema) {
        return schema.path(keyword).asBoolean(false) ? Set.of(true) : Set.of();
    }

    private static Set<JsonNode> set(JsonNode array) {
        return array == null ? Set.of() : array.valueStream().collect(Collectors.toSet());
    }

    private static Object shown(JsonNode value) {
        return value == null ? "nothing said" : value;
    }
}
