/** Aggregates whose state and events change in one write, and the relay that brings the events to the topic in order. */
@NullMarked
package dev.fives.kit.events.outbox;

import org.jspecify.annotations.NullMarked;
