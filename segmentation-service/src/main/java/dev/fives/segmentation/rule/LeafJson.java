package dev.fives.segmentation.rule;

import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.RuleLimits;
import dev.fives.segmentation.rule.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads conditions: {@code {"field":…,"op":…,"value":…}}, with {@code where} and {@code windowDays} where these make sense. */
final class LeafJson {

    private static final Set<String> MEMBERS = Set.of("field", "where", "windowDays", "op", "value");
    private static final int DIGITS_MAX = 30;

    private final RuleLimits limits;
    private final TermJson terms;

    LeafJson(RuleLimits limits) {
        this.limits = limits;
        this.terms = new TermJson(limits);
    }

    static void write(Leaf leaf, ObjectNode json) {
        TermJson.write(leaf.term(), json);
        json.put("op", leaf.operator().code());
        var values = JsonNodeFactory.instance.arrayNode();
        for (var operand : leaf.operands()) {
            switch (operand) {
                case Value.Numeric(var number) -> values.add(number);
                case Value.Text(var text) -> values.add(text);
                case Value.Flag(var flag) -> values.add(flag);
                case Value.Texts(var texts) -> texts.forEach(values::add);
            }
        }
        json.set("value", leaf.operator().takesList() ? values : values.get(0));
    }

    @Nullable
    Leaf read(JsonNode json, String pointer, Violations found) {
        json.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> found.check(
                        false, pointer, "condition: unknown member (expected: field, where, windowDays, op, value)"));
        var term = terms.read(json, pointer, found);
        if (term == null) {
            return null;
        }
        var field = term.field();
        var code = json.get("op");
        var operator = code == null ? null : Operator.named(code.asString("")).orElse(null);
        if (operator == null || !operator.suits(field.kind())) {
            found.check(
                    false, pointer + "/op", "op: not for " + term.path() + " (expected: one of " + codes(field) + ")");
            return null;
        }
        return new Leaf(term, operator, operands(field, operator, json.get("value"), pointer + "/value", found));
    }

    private List<Value> operands(
            Field field, Operator operator, @Nullable JsonNode json, String pointer, Violations found) {
        if (!operator.takesList()) {
            return operand(field, operator, json, pointer, found).stream().toList();
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
            operand(field, operator, json.get(i), pointer + "/" + i, found).ifPresent(operands::add);
        }
        return operands;
    }

    private Optional<Value> operand(
            Field field, Operator operator, @Nullable JsonNode json, String pointer, Violations found) {
        boolean any = field.kind() == Field.Kind.ANY;
        if (any
                && json != null
                && json.isBoolean()
                && Set.of(Operator.EQ, Operator.NE).contains(operator)) {
            return Optional.of(new Value.Flag(json.asBoolean()));
        }
        boolean number = any
                ? operator.ordersNumbers() || (json != null && json.isNumber() && !operator.comparesTexts())
                : field.kind() == Field.Kind.NUMBER;
        return number ? number(json, pointer, found) : text(field, json, pointer, found);
    }

    private static Optional<Value> number(@Nullable JsonNode json, String pointer, Violations found) {
        var fitting = json == null
                ? Optional.<BigDecimal>empty()
                : json.decimalValueOpt().filter(LeafJson::isOfUsualSize);
        found.check(fitting.isPresent(), pointer, "value: no number or too large (expected: a number below 10^30)");
        return fitting.map(Value.Numeric::new);
    }

    private Optional<Value> text(Field field, @Nullable JsonNode json, String pointer, Violations found) {
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

    private static String codes(Field field) {
        return Operator.suitable(field.kind()).stream().map(Operator::code).collect(Collectors.joining(", "));
    }
}
