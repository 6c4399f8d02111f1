/** Stores in memory for tests of decisions. */
@NullMarked
package dev.fives.kit.test.store;

import org.jspecify.annotations.NullMarked;
