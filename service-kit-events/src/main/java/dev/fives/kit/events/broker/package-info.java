/** Whether the broker is there, asked by a client of its own: what listeners and producers suffer does not blind it. */
@NullMarked
package dev.fives.kit.events.broker;

import org.jspecify.annotations.NullMarked;
