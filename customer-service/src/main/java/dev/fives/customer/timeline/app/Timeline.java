package dev.fives.customer.timeline.app;

import dev.fives.kit.paging.Cursor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What happened to customers. */
public interface Timeline {
    /** Completes when the entry is stored; one that is there already stays as it is. */
    Mono<Void> add(TimelineEntry entry);

    /**
     * Newest first, strictly before the cursor's place.
     *
     * @param types only these types of events; none for all
     * @param limit entries
     */
    Mono<List<TimelineEntry>> of(String customerId, Set<String> types, @Nullable Cursor cursor, int limit);

    /** How many there are, of these types. */
    Mono<Long> count(String customerId, Set<String> types);

    /** The entry's place in the order of the list, for the cursor. */
    List<String> position(TimelineEntry entry);
}
