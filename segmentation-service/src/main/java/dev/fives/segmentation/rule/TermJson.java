package dev.fives.segmentation.rule;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.RuleLimits;
import dev.fives.segmentation.rule.model.Term;
import dev.fives.segmentation.rule.model.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a condition looks at: {@code "field":"purchases.count","where":{"category":"baby"},"windowDays":90}. */
final class TermJson {

    /** Of one custom field, value, interest or way of living. */
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,63}");

    private final RuleLimits limits;

    TermJson(RuleLimits limits) {
        this.limits = limits;
    }

    static void write(Term term, ObjectNode json) {
        json.put("field", term.path());
        if (!term.where().isAny()) {
            var where = json.putObject("where");
            term.where().values().forEach((dimension, values) -> where.set(dimension.code(), list(values)));
        }
        if (term.windowDays() != null) {
            json.put("windowDays", term.windowDays());
        }
    }

    private static JsonNode list(List<String> values) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return values.size() == 1 ? array.get(0) : array;
    }

    /** Null where the field is unknown. */
    @Nullable
    Term read(JsonNode json, String pointer, Violations found) {
        var path = json.get("field").asString("");
        var field = Field.named(path).orElse(null);
        found.check(field != null, pointer + "/field", "field: unknown (expected: one of " + fields() + ")");
        if (field == null) {
            return null;
        }
        var key = field.isKeyed() ? path.substring(field.path().length()) : null;
        found.check(
                key == null || KEY.matcher(key).matches(),
                pointer + "/field",
                "field: no key after " + field.path() + " (expected: 1 to 64 letters, digits, _ . -)");
        var where = where(field, json.get("where"), pointer + "/where", found);
        return new Term(field, key, where, windowDays(field, json.get("windowDays"), pointer + "/windowDays", found));
    }

    private Where where(Field field, @Nullable JsonNode json, String pointer, Violations found) {
        if (json == null) {
            return Where.ANY;
        }
        var names = field.dimensions().stream().map(Dimension::code).collect(Collectors.joining(", "));
        boolean sensible = json.isObject() && !json.isEmpty() && !names.isEmpty();
        found.check(
                sensible,
                pointer,
                "where: not for " + field.path() + " or empty (expected: "
                        + (names.isEmpty() ? "absent" : "an object of " + names) + ")");
        var wanted = new EnumMap<Dimension, List<String>>(Dimension.class);
        json.propertyNames().stream().filter(name -> sensible).forEach(name -> {
            var dimension = Dimension.named(name).filter(field.dimensions()::contains);
            found.check(dimension.isPresent(), pointer, "where: unknown member (expected: one of " + names + ")");
            dimension.ifPresent(known -> wanted.put(known, texts(json.get(name), pointer + "/" + name, found)));
        });
        return new Where(wanted);
    }

    private List<String> texts(JsonNode json, String pointer, Violations found) {
        var texts = new ArrayList<String>();
        (json.isArray() ? json : JsonNodeFactory.instance.arrayNode().add(json))
                .forEach(text -> texts.add(text.isString() ? text.asString() : ""));
        found.check(
                !texts.isEmpty()
                        && texts.size() <= limits.operands()
                        && texts.stream().allMatch(text -> !text.isEmpty() && text.length() <= limits.textLength()),
                pointer,
                "where: no text (expected: a text, or a list of 1 to " + limits.operands() + ", each of 1 to "
                        + limits.textLength() + " characters)");
        return texts;
    }

    private @Nullable Integer windowDays(Field field, @Nullable JsonNode json, String pointer, Violations found) {
        int max = limits.windowDays(field);
        if (!field.takesWindow()) {
            found.check(json == null, pointer, "windowDays: not for " + field.path() + " (expected: absent)");
            return null;
        }
        if (json == null) {
            found.check(
                    !field.requiresWindow(),
                    pointer,
                    "windowDays: absent (expected: 1 to " + max + ", since older ones are forgotten)");
            return null;
        }
        var days = Optional.of(json)
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .filter(it -> it > 0 && it <= max);
        found.check(days.isPresent(), pointer, "windowDays: no number of days (expected: 1 to " + max + ")");
        return days.orElse(null);
    }

    private static String fields() {
        return Arrays.stream(Field.values())
                .map(field -> field.isKeyed() ? field.path() + "…" : field.path())
                .collect(Collectors.joining(", "));
    }
}
