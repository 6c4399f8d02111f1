/**
 * Reading one's own writes over the event bus: a write tells what it wrote, a later read waits until this service has
 * heard it. Starting point: {@code ConsistencyFilter}.
 */
@NullMarked
package dev.fives.kit.events.consistency;

import org.jspecify.annotations.NullMarked;
