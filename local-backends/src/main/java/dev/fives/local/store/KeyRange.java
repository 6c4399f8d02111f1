package dev.fives.local.store;

import org.jspecify.annotations.Nullable;

/** A run of neighbouring entries of an index, ends included. */
record KeyRange(IndexEntry from, IndexEntry to) {

    /** All entries that begin with these values. */
    static KeyRange exactly(@Nullable Object[] values) {
        return new KeyRange(IndexEntry.below(values), IndexEntry.above(values));
    }
}
