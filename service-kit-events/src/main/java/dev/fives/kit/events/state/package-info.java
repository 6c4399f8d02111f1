/** Compacted topics that hold the present state of every key. */
@NullMarked
package dev.fives.kit.events.state;

import org.jspecify.annotations.NullMarked;
