/** What a test stands on: broker, store, clocks, tokens and waiting for a condition. */
@NullMarked
package dev.fives.kit.test.stack;

import org.jspecify.annotations.NullMarked;
