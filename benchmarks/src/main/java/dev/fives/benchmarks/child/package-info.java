/** Subjects in JVMs of their own. */
@NullMarked
package dev.fives.benchmarks.child;

import org.jspecify.annotations.NullMarked;
