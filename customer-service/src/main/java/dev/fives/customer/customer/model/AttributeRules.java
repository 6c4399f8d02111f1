package dev.fives.customer.customer.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normal forms of the fields that a company names itself. */
final class AttributeRules {
    /** Of a tag, a postal code, a language tag, in characters. */
    static final int CODE_LENGTH_MAX = 50;

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final int TEXTS_MAX = 20;

    private final CustomerLimits limits;

    AttributeRules(CustomerLimits limits) {
        this.limits = limits;
    }

    Map<String, String> psychographics(@Nullable Map<String, @Nullable String> drafts, Checks checks) {
        Map<String, String> values = new TreeMap<>();
        entries("/psychographics", drafts, limits.psychographics(), checks).forEach((name, value) -> {
            String text = checks.text("/psychographics/" + name, (String) value, limits.textLength());
            if (text != null) {
                values.put(name, text);
            }
        });
        return values;
    }

    Map<String, Object> custom(@Nullable Map<String, @Nullable Object> drafts, Checks checks) {
        Map<String, Object> values = new TreeMap<>();
        entries("/custom", drafts, limits.customFields(), checks).forEach((name, value) -> {
            if (value != null) {
                value("/custom/" + name, value, checks).ifPresent(known -> values.put(name, known));
            }
        });
        return values;
    }

    private static Map<String, ? extends @Nullable Object> entries(
            String pointer, @Nullable Map<String, ? extends @Nullable Object> drafts, int sizeMax, Checks checks) {
        if (drafts == null) {
            return Map.of();
        }
        if (drafts.size() > sizeMax) {
            checks.refuse(pointer, drafts.size() + " fields", "at most " + sizeMax);
            return Map.of();
        }
        Map<String, @Nullable Object> fit = new TreeMap<>(drafts);
        drafts.keySet().stream().filter(name -> !FIELD.matcher(name).matches()).forEach(name -> {
            fit.remove(name);
            checks.refuse(pointer, name, "a letter, then up to 39 letters, digits, _ or -");
        });
        return fit;
    }

    private Optional<Object> value(String pointer, Object value, Checks checks) {
        return switch (value) {
            case Boolean flag -> Optional.of(flag);
            case Integer number -> Optional.of(number.longValue());
            case Long number -> Optional.of(number);
            case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
            case BigDecimal number when number.precision() <= 34 -> Optional.of(number);
            case String text -> Optional.ofNullable(checks.text(pointer, text, limits.textLength()));
            case List<?> texts
            when texts.size() <= TEXTS_MAX && texts.stream().allMatch(String.class::isInstance) ->
                Optional.of(texts.stream()
                        .map(text -> checks.text(pointer, (String) text, CODE_LENGTH_MAX))
                        .filter(text -> text != null)
                        .toList());
            default -> {
                checks.refuse(pointer, "of another type", "text, number, boolean or up to 20 texts");
                yield Optional.empty();
            }
        };
    }
}
