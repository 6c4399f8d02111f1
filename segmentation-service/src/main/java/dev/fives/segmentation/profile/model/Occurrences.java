package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer did, as far as a condition asks for it.
 *
 * @param all oldest first
 */
record Occurrences(List<Occurrence> all) {

    /** @param amount null where it cannot be added to the others */
    record Occurrence(Instant at, @Nullable BigDecimal amount) {}

    static final Occurrences NONE = new Occurrences(List.of());

    private static final int AVERAGE_SCALE = 2;

    /** Those that are younger than a window is long. */
    Occurrences within(Duration window, Instant now) {
        var start = now.minus(window);
        int first = 0;
        while (first < all.size() && !all.get(first).at().isAfter(start)) {
            first++;
        }
        return first == 0 ? this : new Occurrences(all.subList(first, all.size()));
    }

    Optional<Instant> lastAt() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().at());
    }

    @Nullable
    Value value(Field field) {
        var sum = Sum.NONE;
        for (var one : all) {
            sum = sum.plus(one, 1);
        }
        return sum.value(field);
    }

    /** When so many of them will have left the window that the value turns something. */
    Optional<Instant> nextTurn(Duration window, Field field, Predicate<@Nullable Value> turns) {
        var left = Sum.NONE;
        for (var one : all) {
            left = left.plus(one, 1);
        }
        for (int i = 0; i < all.size(); i++) {
            var at = all.get(i).at();
            left = left.plus(all.get(i), -1);
            boolean lastOfItsInstant =
                    i + 1 == all.size() || all.get(i + 1).at().isAfter(at);
            if (lastOfItsInstant && turns.test(left.value(field))) {
                return Optional.of(at.plus(window));
            }
        }
        return Optional.empty();
    }

    /** @param summed how many have an amount */
    private record Sum(int count, int summed, BigDecimal amount) {
        static final Sum NONE = new Sum(0, 0, BigDecimal.ZERO);

        Sum plus(Occurrence one, int sign) {
            var more = one.amount();
            return more == null
                    ? new Sum(count + sign, summed, amount)
                    : new Sum(count + sign, summed + sign, sign > 0 ? amount.add(more) : amount.subtract(more));
        }

        @Nullable
        Value value(Field field) {
            return switch (field) {
                case PURCHASES_COUNT, USAGE_COUNT -> Value.Numeric.of(count);
                case PURCHASES_AMOUNT -> new Value.Numeric(amount);
                case PURCHASES_AVERAGE ->
                    summed == 0
                            ? null
                            : new Value.Numeric(
                                    amount.divide(BigDecimal.valueOf(summed), AVERAGE_SCALE, RoundingMode.HALF_EVEN));
                default -> throw new IllegalArgumentException(field + ": not counted (expected: a count or an amount)");
            };
        }
    }
}
