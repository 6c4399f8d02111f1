package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.rule.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field that the company gave the customer: a text, a number, a flag or a list of texts. */
public record CustomField(
        String name,
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable Boolean flag,
        @Nullable List<String> texts) {

    /** By name, so that the same fields are always the same list. What is none of these is left out. */
    public static List<CustomField> of(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> of(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static Optional<CustomField> of(String name, Object value) {
        return switch (value) {
            case String text -> Optional.of(new CustomField(name, text, null, null, null));
            case Boolean flag -> Optional.of(new CustomField(name, null, null, flag, null));
            case Number number -> number(number).map(it -> new CustomField(name, null, it, null, null));
            case List<?> texts ->
                Optional.of(new CustomField(
                        name,
                        null,
                        null,
                        null,
                        texts.stream().map(String::valueOf).toList()));
            default -> Optional.empty();
        };
    }

    /** As many digits as the store keeps. */
    private static Optional<BigDecimal> number(Number number) {
        try {
            return Optional.of(new BigDecimal(number.toString(), MathContext.DECIMAL128));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public Value value() {
        if (number != null) {
            return new Value.Numeric(number);
        }
        if (flag != null) {
            return new Value.Flag(flag);
        }
        return text != null ? new Value.Text(text) : new Value.Texts(texts == null ? Set.of() : Set.copyOf(texts));
    }
}
