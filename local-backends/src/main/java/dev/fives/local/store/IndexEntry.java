package dev.fives.local.store;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One key of one document, or a bound of a search. */
final class IndexEntry {
    private final @Nullable Object[] values;
    private final long position;
    private final int side;

    /**
     * @param values by {@link IndexValue#of}, one per field of the index; a bound may have fewer
     * @param position of the document; 0 in a bound
     * @param side 0 for a key; a bound lies below (-1) or above (1) all keys that begin with its values
     */
    private IndexEntry(@Nullable Object[] values, long position, int side) {
        this.values = values;
        this.position = position;
        this.side = side;
    }

    static IndexEntry key(@Nullable Object[] values, long position) {
        return new IndexEntry(values, position, 0);
    }

    static IndexEntry below(@Nullable Object... values) {
        return new IndexEntry(values, 0, -1);
    }

    static IndexEntry above(@Nullable Object... values) {
        return new IndexEntry(values, 0, 1);
    }

    long position() {
        return position;
    }

    static Comparator<IndexEntry> order(boolean[] ascending) {
        return (a, b) -> compare(a, b, ascending);
    }

    private static int compare(IndexEntry a, IndexEntry b, boolean[] ascending) {
        int fields = Math.min(a.values.length, b.values.length);
        for (int i = 0; i < fields; i++) {
            int order = IndexValue.compare(a.values[i], b.values[i]);
            if (order != 0) {
                return ascending[i] ? order : -order;
            }
        }
        return a.side != b.side ? Integer.compare(a.side, b.side) : Long.compare(a.position, b.position);
    }
}
