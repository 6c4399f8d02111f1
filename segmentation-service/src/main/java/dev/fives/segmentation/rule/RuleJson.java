package dev.fives.segmentation.rule;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.RuleLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads {@code {"and":[…]}}, {@code {"or":[…]}}, {@code {"not":…}} and conditions, see {@link LeafJson}. Every mistake is
 * reported at once, each with a pointer to its place.
 */
public final class RuleJson {

    private final RuleLimits limits;
    private final LeafJson conditions;

    public RuleJson(RuleLimits limits) {
        this.limits = limits;
        this.conditions = new LeafJson(limits);
    }

    /** Empty where there were violations, which were then added. */
    public Optional<Rule> read(@Nullable JsonNode json, String pointer, Violations violations) {
        var found = new Violations();
        var rule = rule(json, pointer, 0, found);
        if (rule != null) {
            long leaves = rule.leaves().count();
            found.check(
                    leaves <= limits.leaves(),
                    pointer,
                    "rule: " + leaves + " conditions (expected: <= " + limits.leaves() + ")");
        }
        found.all().forEach(violations::add);
        return found.isEmpty() ? Optional.ofNullable(rule) : Optional.empty();
    }

    /** As it was read. */
    public static JsonNode write(Rule rule) {
        var json = JsonNodeFactory.instance.objectNode();
        switch (rule) {
            case Rule.And(var rules) -> json.set("and", list(rules));
            case Rule.Or(var rules) -> json.set("or", list(rules));
            case Rule.Not(var inner) -> json.set("not", write(inner));
            case Leaf leaf -> LeafJson.write(leaf, json);
        }
        return json;
    }

    private static JsonNode list(List<Rule> rules) {
        var array = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> array.add(write(rule)));
        return array;
    }

    private @Nullable Rule rule(@Nullable JsonNode json, String pointer, int depth, Violations found) {
        if (json == null || !json.isObject()) {
            found.check(false, pointer, "rule: not an object (expected: and, or, not, or a condition)");
            return null;
        }
        if (depth > limits.depth()) {
            found.check(false, pointer, "rule: deeper than " + limits.depth() + " (expected: fewer levels)");
            return null;
        }
        if (json.has("field")) {
            return conditions.read(json, pointer, found);
        }
        if (json.size() != 1) {
            found.check(
                    false,
                    pointer,
                    "rule: " + json.size() + " members (expected: one of and, or, not, or a condition)");
            return null;
        }
        return branch(json, pointer, depth, found);
    }

    private @Nullable Rule branch(JsonNode json, String pointer, int depth, Violations found) {
        var name = json.propertyNames().iterator().next();
        var below = json.get(name);
        return switch (name) {
            case "and" -> new Rule.And(rules(below, pointer + "/and", depth, found));
            case "or" -> new Rule.Or(rules(below, pointer + "/or", depth, found));
            case "not" -> {
                var rule = rule(below, pointer + "/not", depth + 1, found);
                yield rule == null ? null : new Rule.Not(rule);
            }
            default -> {
                found.check(false, pointer, "rule: unknown member (expected: and, or, not, or field, op and value)");
                yield null;
            }
        };
    }

    private List<Rule> rules(JsonNode json, String pointer, int depth, Violations found) {
        var rules = new ArrayList<Rule>();
        found.check(json.isArray() && !json.isEmpty(), pointer, "list: empty or no list (expected: 1 rule or more)");
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            var rule = rule(json.get(i), pointer + "/" + i, depth + 1, found);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
