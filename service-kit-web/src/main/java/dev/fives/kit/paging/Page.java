package dev.fives.kit.paging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection.
 *
 * @param next cursor of the next page, absent on the last one
 * @param total present only where the caller asked for {@code count=true}
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long total) {
    public Page {
        items = List.copyOf(items);
    }

    /** The same page, as one of so many items. */
    public Page<T> of(Optional<Long> all) {
        return new Page<>(items, next, all.orElse(null));
    }
}
