package dev.fives.segmentation.rule.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases or uses a condition counts: those with one of the values in each of the dimensions.
 *
 * @param values at least one a dimension
 */
public record Where(Map<Dimension, List<String>> values) {

    public static final Where ANY = new Where(Map.of());

    public Where {
        var copy = new EnumMap<Dimension, List<String>>(Dimension.class);
        values.forEach((dimension, wanted) -> copy.put(dimension, List.copyOf(wanted)));
        values = Collections.unmodifiableMap(copy);
    }

    public boolean isAny() {
        return values.isEmpty();
    }

    /** Whether it is not enough to know the purchase as a whole. */
    public boolean asksForItems() {
        for (var dimension : values.keySet()) {
            if (dimension.isOfItems()) {
                return true;
            }
        }
        return false;
    }

    /** What is unknown is none of the values. */
    public boolean admits(Dimension dimension, @Nullable String actual) {
        var wanted = values.get(dimension);
        return wanted == null || (actual != null && wanted.contains(actual));
    }

    String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().code() + "=" + String.join("|", entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
