package dev.fives.segmentation.rule.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One condition: what is looked at, an operator and what to compare with. */
public record Leaf(Term term, Operator operator, List<Value> operands) implements Rule {
    /** Characters of {@link #text}, as many as an event takes; operands may be two hundred long texts. */
    public static final int TEXT_LENGTH_MAX = 500;

    /** Days or years; what is only reached later is never reached, and no calendar has to know its date. */
    private static final BigDecimal FLIP_MAX = BigDecimal.valueOf(1_000_000);

    public Leaf {
        operands = List.copyOf(operands);
    }

    /** On a field as it is, without a filter or a window. */
    public Leaf(Field field, Operator operator, List<Value> operands) {
        this(Term.of(field), operator, operands);
    }

    public Field field() {
        return term.field();
    }

    /** Whether it holds of a value; null where that is not known. A number is never equal to a text. */
    public boolean holds(@Nullable Value actual) {
        return switch (actual) {
            case null -> operator == Operator.NE;
            case Value.Numeric(var number) -> holds(number);
            case Value.Text(var text) -> holds(text);
            case Value.Flag flag -> operands.contains(flag) == (operator != Operator.NE);
            case Value.Texts(var texts) ->
                operator != Operator.STARTS_WITH
                        && texts.stream().map(Value.Text::new).anyMatch(operands::contains)
                                == (operator != Operator.NE);
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
            case BETWEEN -> order(actual, operands.get(0)) >= 0 && order(actual, operands.get(1)) <= 0;
            case STARTS_WITH, CONTAINS -> false;
        };
    }

    private boolean any(BigDecimal actual, IntPredicate order) {
        for (var operand : operands) {
            if (operand instanceof Value.Numeric && order.test(order(actual, operand))) {
                return true;
            }
        }
        return false;
    }

    private static int order(BigDecimal actual, Value operand) {
        return actual.compareTo(((Value.Numeric) operand).value());
    }

    private boolean holds(String actual) {
        return switch (operator) {
            case EQ, IN -> operands.contains(new Value.Text(actual));
            case NE -> !operands.contains(new Value.Text(actual));
            case STARTS_WITH -> actual.startsWith(text(operands.getFirst()));
            case CONTAINS -> actual.contains(text(operands.getFirst()));
            case LT, LTE, GT, GTE, BETWEEN -> false;
        };
    }

    /** The next higher whole value at which the answer turns, for a field that grows with time. */
    public OptionalLong nextFlip(long present) {
        return flips().filter(flip -> flip > present).findFirst();
    }

    /**
     * The whole values at which the answer is another one than just below, ascending. Only the operands and the whole
     * values next to them can be such a point.
     */
    public LongStream flips() {
        return operands.stream()
                .map(operand -> ((Value.Numeric) operand).value())
                .filter(operand -> operand.abs().compareTo(FLIP_MAX) <= 0)
                .mapToLong(operand -> operand.setScale(0, RoundingMode.FLOOR).longValue())
                .flatMap(floor -> LongStream.of(floor, floor + 1))
                .sorted()
                .distinct()
                .filter(candidate -> holds(BigDecimal.valueOf(candidate)) != holds(BigDecimal.valueOf(candidate - 1)));
    }

    /** As people read it, for the cause of a change: {@code age between [25, 35]}. */
    public String text() {
        var values = operands.stream().map(Leaf::text).collect(Collectors.joining(", "));
        var text = term.text() + " " + operator.code() + " " + (operator.takesList() ? "[" + values + "]" : values);
        return text.length() <= TEXT_LENGTH_MAX ? text : text.substring(0, TEXT_LENGTH_MAX - 1) + "…";
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Numeric(var number) -> number.toPlainString();
            case Value.Text(var text) -> text;
            case Value.Flag(var flag) -> String.valueOf(flag);
            case Value.Texts(var texts) -> String.join(", ", texts);
        };
    }
}
