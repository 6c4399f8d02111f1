package dev.fives.loyalty.earning.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import dev.fives.kit.problem.Violations;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values. What is wrong is noted with its place, and something harmless stands in for it. */
final class Checks {
    private static final int SHOWN_MAX = 60;

    private final Violations violations;
    private final String at;

    /** @param at the pointer to the object that holds the values */
    Checks(Violations violations, String at) {
        this.violations = violations;
        this.at = at;
    }

    Checks in(String field) {
        return new Checks(violations, at + "/" + field);
    }

    void require(boolean ok, String field, String detail) {
        violations.check(ok, at + "/" + field, field + ": " + detail);
    }

    /** What this trigger or formula has no use for. */
    void absent(String field, @Nullable Object value, String because) {
        require(value == null, field, "given (expected: none " + because + ")");
    }

    <E extends Enum<E>> E code(String field, @Nullable String code, Class<E> type) {
        return code(field, code, List.of(type.getEnumConstants()));
    }

    <E extends Enum<E>> E code(String field, @Nullable String code, List<E> allowed) {
        E first = allowed.getFirst();
        E found = allowed.stream()
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElse(null);
        String names = allowed.stream().map(Enum::name).collect(joining(", "));
        require(found != null, field, shown(code) + " (expected: one of " + names + ")");
        return found == null ? first : found;
    }

    String text(String field, @Nullable String text, Pattern pattern, String expected) {
        boolean ok = text != null && pattern.matcher(text).matches();
        require(ok, field, shown(text) + " (expected: " + expected + ")");
        return text == null ? "" : text;
    }

    /** Above a bound; -1 lets 0 in. */
    BigDecimal decimal(String field, @Nullable String text, Pattern pattern, BigDecimal above) {
        boolean readable = text != null && pattern.matcher(text).matches();
        BigDecimal value = readable ? new BigDecimal(requireNonNull(text)) : BigDecimal.ZERO;
        require(
                readable && value.compareTo(above) > 0,
                field,
                shown(text) + " (expected: a decimal above " + above + " with at most 6 places)");
        return value;
    }

    long number(String field, @Nullable Long number, long least, long most) {
        require(
                number != null && number >= least && number <= most,
                field,
                number + " (expected: " + least + " to " + most + ")");
        return number == null ? least : number;
    }

    Set<String> set(String field, @Nullable List<String> values, int most, Predicate<String> fits, String each) {
        List<String> given = requireNonNullElse(values, List.of());
        require(given.size() <= most, field, given.size() + " values (expected: at most " + most + ")");
        Set<String> set = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(given.size(), most); i++) {
            // JSON has nulls in lists, whatever the type says
            @Nullable String value = given.get(i);
            boolean ok = value != null && fits.test(value);
            violations.check(ok, at + "/" + field + "/" + i, field + ": not one (expected: " + each + ")");
            set.add(value == null ? "" : value);
        }
        return set;
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return "absent";
        }
        return text.codePointCount(0, text.length()) <= SHOWN_MAX ? text : "too long";
    }
}
