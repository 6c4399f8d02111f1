package dev.fives.segmentation.rule;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.RuleLimits;
import dev.fives.segmentation.rule.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads {@code {"and":[…]}}, {@code {"or":[…]}}, {@code {"not":…}} and {@code {"field":…,"op":…,"value":…}}. Every
 * mistake is reported at once, each with a pointer to its place.
 */
public final class RuleJson {

    private static final Set<String> LEAF_MEMBERS = Set.of("field", "op", "value");
    private static final int DIGITS_MAX = 30;

    private final RuleLimits limits;

    public RuleJson(RuleLimits limits) {
        this.limits = limits;
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
            case Leaf leaf ->
                json.put("field", leaf.field().path())
                        .put("op", leaf.operator().code())
                        .set("value", value(leaf));
        }
        return json;
    }

    private static JsonNode list(List<Rule> rules) {
        var array = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> array.add(write(rule)));
        return array;
    }

    private static JsonNode value(Leaf leaf) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var operand : leaf.operands()) {
            switch (operand) {
                case Value.Numeric(var number) -> array.add(number);
                case Value.Text(var text) -> array.add(text);
                case Value.Texts(var texts) -> texts.forEach(array::add);
            }
        }
        return leaf.operator().takesList() ? array : array.get(0);
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
            return leaf(json, pointer, found);
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

    private @Nullable Rule leaf(JsonNode json, String pointer, Violations found) {
        json.propertyNames().stream()
                .filter(name -> !LEAF_MEMBERS.contains(name))
                .forEach(name -> found.check(false, pointer, "condition: unknown member (expected: field, op, value)"));
        var field = Field.named(json.get("field").asString("")).orElse(null);
        found.check(field != null, pointer + "/field", "field: unknown (expected: one of " + fields() + ")");
        var code = json.get("op");
        var operator = code == null ? null : Operator.named(code.asString("")).orElse(null);
        if (field == null) {
            return null;
        }
        if (operator == null || !operator.suits(field.kind())) {
            found.check(
                    false, pointer + "/op", "op: not for " + field.path() + " (expected: one of " + codes(field) + ")");
            return null;
        }
        var operands = operands(field, operator, json.get("value"), pointer + "/value", found);
        return new Leaf(field, operator, operands);
    }

    private List<Value> operands(
            Field field, Operator operator, @Nullable JsonNode json, String pointer, Violations found) {
        if (!operator.takesList()) {
            return operand(field, json, pointer, found).stream().toList();
        }
        boolean list = json != null && json.isArray();
        int size = json == null ? 0 : json.size();
        found.check(
                list && size > 0 && size <= limits.operands(),
                pointer,
                "value: no list or wrong size (expected: a list of 1 to " + limits.operands() + ")");
        found.check(
                operator != Operator.BETWEEN || size == 2,
                pointer,
                "value: " + size + " values (expected: [from, to])");
        var operands = new ArrayList<Value>();
        for (int i = 0; json != null && list && i < Math.min(size, limits.operands()); i++) {
            operand(field, json.get(i), pointer + "/" + i, found).ifPresent(operands::add);
        }
        return operands;
    }

    private Optional<Value> operand(Field field, @Nullable JsonNode json, String pointer, Violations found) {
        if (field.kind() == Field.Kind.NUMBER) {
            var number = json == null ? Optional.<BigDecimal>empty() : json.decimalValueOpt();
            var fitting = number.filter(RuleJson::isOfUsualSize);
            found.check(fitting.isPresent(), pointer, "value: no number or too large (expected: a number below 10^30)");
            return fitting.map(Value.Numeric::new);
        }
        var text = json != null && json.isString() ? json.asString() : "";
        boolean fits = !text.isEmpty() && text.length() <= limits.textLength();
        found.check(
                fits, pointer, "value: no text or too long (expected: 1 to " + limits.textLength() + " characters)");
        var domain = field.domain();
        found.check(
                !fits || domain.isEmpty() || domain.contains(text),
                pointer,
                "value: unknown " + field.path() + " (expected: one of LOW, MEDIUM, HIGH)");
        return fits ? Optional.of(new Value.Text(text)) : Optional.empty();
    }

    /** {@code 1e999} is written short and long to calculate with. */
    private static boolean isOfUsualSize(BigDecimal number) {
        long digitsBeforePoint = (long) number.precision() - number.scale();
        return digitsBeforePoint <= DIGITS_MAX && number.scale() <= DIGITS_MAX;
    }

    private static String fields() {
        return Arrays.stream(Field.values()).map(Field::path).collect(Collectors.joining(", "));
    }

    private static String codes(Field field) {
        return Operator.suitable(field.kind()).stream().map(Operator::code).collect(Collectors.joining(", "));
    }
}
