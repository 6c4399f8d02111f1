/** A backlog of purchases drained by the services, beside a raw consumer in the same run. Run by hand. */
@NullMarked
package dev.fives.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
