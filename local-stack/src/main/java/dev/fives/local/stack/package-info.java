/**
 * The embedded default: broker, store, issuer, movable clock and all six applications on one machine.
 *
 * <p>Starting points: {@link dev.fives.local.stack.StackMain} is the command line behind {@code ./fives},
 * {@link dev.fives.local.stack.Stack} starts, watches and stops the parts.
 */
@NullMarked
package dev.fives.local.stack;

import org.jspecify.annotations.NullMarked;
