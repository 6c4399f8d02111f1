/** Hears everybody's events and tells each in a few plain facts. Starting point: {@code EventFacts}. */
@NullMarked
package dev.fives.customer.timeline.kafka;

import org.jspecify.annotations.NullMarked;
