/** Failures from a seed, put around store, producer and consumer from outside; production code knows nothing of them. */
@NullMarked
package dev.fives.kit.test.faults;

import org.jspecify.annotations.NullMarked;
