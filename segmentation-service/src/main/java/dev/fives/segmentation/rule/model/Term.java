package dev.fives.segmentation.rule.model;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a condition looks at: the left side of a comparison.
 *
 * @param key which one, of a field that has many, such as {@code ECO} of {@code psychographics.values.}; else null
 * @param where which purchases or uses count
 * @param windowDays only what is younger counts; null for all that is known
 */
public record Term(
        Field field,
        @Nullable String key,
        Where where,
        @Nullable Integer windowDays) {

    public static Term of(Field field) {
        return new Term(field, null, Where.ANY, null);
    }

    /** As in JSON. */
    public String path() {
        return key == null ? field.path() : field.path() + key;
    }

    /** The field as it is, without a filter or a window. */
    public boolean isPlain() {
        return where.isAny() && windowDays == null;
    }

    public @Nullable Duration window() {
        return windowDays == null ? null : Duration.ofDays(windowDays);
    }

    /** Whether its value may change by time alone, at instants that the profile's own facts tell. */
    public boolean movesWithTime() {
        return windowDays != null || field.growsWithTime();
    }

    /** As people read it: {@code purchases.count(category=baby, 90d)}. */
    public String text() {
        var parts = Stream.of(where.text(), windowDays == null ? "" : windowDays + "d")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? path() : path() + "(" + parts + ")";
    }
}
