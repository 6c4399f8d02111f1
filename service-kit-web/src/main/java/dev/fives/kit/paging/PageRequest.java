package dev.fives.kit.paging;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What the caller asked of a collection, already checked.
 *
 * @param query path and parameters but for cursor, page size and count: what a cursor is bound to, since one of another
 *     collection, filter or order would skip items
 * @param filter field to value, in the order of the fields
 * @param sort field names, a leading {@code -} for descending
 * @param count whether to answer the total
 */
public record PageRequest(
        String query,
        int pageSize,
        @Nullable Cursor cursor,
        Map<String, String> filter,
        List<String> sort,
        boolean count) {
    /** Hard limit; a larger wish is a 400, not a silent cut. */
    public static final int PAGE_SIZE_MAX = 200;

    public static final int PAGE_SIZE_DEFAULT = 50;

    /** After which one the page begins, where the order has one key that is never empty: empty for the first page. */
    public String after() {
        return cursor == null ? "" : cursor.position().getFirst();
    }

    /** What is counted where the caller asks for the total, and not otherwise. */
    public Mono<Optional<Long>> total(Mono<Long> counting) {
        return count ? counting.map(Optional::of) : Mono.just(Optional.empty());
    }

    /** What is known already, for who asks for it. */
    public Optional<Long> total(long known) {
        return count ? Optional.of(known) : Optional.empty();
    }

    /** A page of a walk that no caller asked for. */
    public static PageRequest ofOwn(@Nullable Cursor after) {
        return new PageRequest("", PAGE_SIZE_MAX, after, Map.of(), List.of(), false);
    }

    /** 400 unless the field is absent or one of these. */
    public void requireKnown(String field, Enum<?>[] values) {
        requireKnown(field, Arrays.stream(values).map(Enum::name).toList());
    }

    /** 400 unless the field is absent or one of these. */
    public void requireKnown(String field, Collection<String> values) {
        String wanted = filter.get(field);
        if (wanted != null && !values.contains(wanted)) {
            throw new ProblemException(
                    Problems.MALFORMED,
                    "filter: " + field + " unknown (expected: one of " + String.join(", ", values) + ")");
        }
    }
}
