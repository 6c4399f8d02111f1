/** How soon a purchase is on its topic and in the ledger, at a fixed rate on a running stack. Run by hand. */
@NullMarked
package dev.fives.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
