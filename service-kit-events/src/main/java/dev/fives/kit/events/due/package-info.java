/** Future work is data: whoever keeps due instants is polled by business time. */
@NullMarked
package dev.fives.kit.events.due;

import org.jspecify.annotations.NullMarked;
