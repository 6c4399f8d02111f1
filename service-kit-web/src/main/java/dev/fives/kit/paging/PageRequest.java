package dev.fives.kit.paging;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asked of a collection, already checked.
 *
 * @param filter field to value, in the order of the fields
 * @param sort field names, a leading {@code -} for descending
 * @param count whether to answer the total
 */
public record PageRequest(
        int pageSize, @Nullable Cursor cursor, Map<String, String> filter, List<String> sort, boolean count) {
    /** Hard limit; a larger wish is a 400, not a silent cut. */
    public static final int PAGE_SIZE_MAX = 200;

    public static final int PAGE_SIZE_DEFAULT = 50;

    /** What a cursor is bound to: a cursor of another filter or order would skip items. */
    String scope() {
        return filter + "|" + sort;
    }
}
