/** How soon segments follow events. */
@NullMarked
package dev.fives.benchmarks.segment;

import org.jspecify.annotations.NullMarked;
