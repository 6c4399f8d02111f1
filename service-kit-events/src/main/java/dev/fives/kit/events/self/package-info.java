/** A service's listener on its own topics: it keeps the event index and the state topic. */
@NullMarked
package dev.fives.kit.events.self;

import org.jspecify.annotations.NullMarked;
