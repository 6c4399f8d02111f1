/** A day on which everybody has a birthday. */
@NullMarked
package dev.fives.benchmarks.care;

import org.jspecify.annotations.NullMarked;
