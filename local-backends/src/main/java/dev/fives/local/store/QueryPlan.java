package dev.fives.local.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way through one index.
 *
 * @param ranges disjoint, in index order
 * @param points how many leading fields of the index are limited to single values
 * @param limited the query's conditions narrow the ranges; otherwise the index only gives the order
 * @param ordered documents come in the order that the query asks for
 * @param descending the ranges are walked from their ends
 */
record QueryPlan(
        OrderedIndex index, List<KeyRange> ranges, int points, boolean limited, boolean ordered, boolean descending) {

    Stream<Long> positions() {
        Stream<Long> found = ranges.stream().flatMap(range -> index.positions(range, descending));
        return index.isThroughArray() ? found.distinct() : found;
    }

    /** At most one document, or one for each point. */
    boolean isExact() {
        return index.isUnique() && points == index.getKeys().size();
    }

    long entriesUpTo(int limit) {
        return ranges.stream()
                .flatMap(range -> index.positions(range, descending))
                .limit(limit)
                .count();
    }
}
