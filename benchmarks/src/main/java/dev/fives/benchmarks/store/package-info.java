/** Figures of the local store, each beside the stock server's in the same run. Run by hand, one at a time. */
@NullMarked
package dev.fives.benchmarks.store;

import org.jspecify.annotations.NullMarked;
