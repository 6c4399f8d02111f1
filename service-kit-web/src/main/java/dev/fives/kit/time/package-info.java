/** Two clocks that must not be mixed: business time, which a local stack may move, and real time. */
@NullMarked
package dev.fives.kit.time;

import org.jspecify.annotations.NullMarked;
