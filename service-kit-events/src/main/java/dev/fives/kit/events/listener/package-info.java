/**
 * Consuming events: parse and check, lanes by key, dead letters, parking. Starting points: declare a
 * {@link dev.fives.kit.events.listener.Subscription} bean; the kit builds and watches its container.
 */
@NullMarked
package dev.fives.kit.events.listener;

import org.jspecify.annotations.NullMarked;
