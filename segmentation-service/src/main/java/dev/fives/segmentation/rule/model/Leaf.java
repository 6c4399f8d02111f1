package dev.fives.segmentation.rule.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One condition: a field, an operator and what to compare with. */
public record Leaf(Field field, Operator operator, List<Value> operands) implements Rule {
    /** Characters of {@link #text}, as many as an event takes; operands may be two hundred long texts. */
    public static final int TEXT_LENGTH_MAX = 500;

    /** Days or years; what is only reached later is never reached, and no calendar has to know its date. */
    private static final BigDecimal FLIP_MAX = BigDecimal.valueOf(1_000_000);

    public Leaf {
        operands = List.copyOf(operands);
    }

    boolean holds(@Nullable Value actual) {
        return switch (actual) {
            case null -> operator == Operator.NE;
            case Value.Numeric(var number) -> holds(number);
            case Value.Text(var text) -> holds(text);
            case Value.Texts(var texts) -> operands.stream().anyMatch(operand -> texts.contains(text(operand)));
        };
    }

    private boolean holds(BigDecimal actual) {
        return switch (operator) {
            case EQ, IN -> any(actual, order -> order == 0);
            case NE -> !any(actual, order -> order == 0);
            case LT -> any(actual, order -> order < 0);
            case LTE -> any(actual, order -> order <= 0);
            case GT -> any(actual, order -> order > 0);
            case GTE -> any(actual, order -> order >= 0);
            case BETWEEN -> actual.compareTo(number(0)) >= 0 && actual.compareTo(number(1)) <= 0;
            case STARTS_WITH, CONTAINS -> false;
        };
    }

    private boolean any(BigDecimal actual, IntPredicate order) {
        for (int i = 0; i < operands.size(); i++) {
            if (order.test(actual.compareTo(number(i)))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String actual) {
        return switch (operator) {
            case EQ, IN -> operands.stream().anyMatch(operand -> actual.equals(text(operand)));
            case NE -> operands.stream().noneMatch(operand -> actual.equals(text(operand)));
            case STARTS_WITH -> actual.startsWith(text(operands.getFirst()));
            case CONTAINS -> actual.contains(text(operands.getFirst()));
            case LT, LTE, GT, GTE, BETWEEN -> false;
        };
    }

    /**
     * The next higher whole value at which the answer turns, for a field that grows with time. Only the operands and
     * the whole values next to them can be such a point.
     */
    public OptionalLong nextFlip(long present) {
        boolean now = holds(BigDecimal.valueOf(present));
        return operands.stream()
                .map(operand -> ((Value.Numeric) operand).value())
                .filter(operand -> operand.abs().compareTo(FLIP_MAX) <= 0)
                .mapToLong(operand -> operand.setScale(0, RoundingMode.FLOOR).longValue())
                .flatMap(floor -> LongStream.of(floor, floor + 1))
                .filter(candidate -> candidate > present)
                .sorted()
                .filter(candidate -> holds(BigDecimal.valueOf(candidate)) != now)
                .findFirst();
    }

    /** As people read it, for the cause of a change: {@code age between [25, 35]}. */
    public String text() {
        var values = operands.stream().map(Leaf::text).collect(Collectors.joining(", "));
        var text = field.path() + " " + operator.code() + " " + (operator.takesList() ? "[" + values + "]" : values);
        return text.length() <= TEXT_LENGTH_MAX ? text : text.substring(0, TEXT_LENGTH_MAX - 1) + "…";
    }

    private BigDecimal number(int index) {
        return ((Value.Numeric) operands.get(index)).value();
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Numeric(var number) -> number.toPlainString();
            case Value.Text(var text) -> text;
            case Value.Texts(var texts) -> String.join(", ", texts);
        };
    }
}
