package dev.fives.customer.timeline.kafka;

import java.util.function.Function;

/** Tells the events whose data are of one record. */
record Teller<T>(Class<T> data, Function<T, Telling> facts) {
    Telling tell(Object event) {
        return facts.apply(data.cast(event));
    }
}
