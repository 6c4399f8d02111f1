package dev.fives.kit.events.listener;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** The number of parked keys for a gauge, which must not wait for the store: it shows the last count and asks anew. */
final class ParkedCount {
    private final Mono<Long> counted;
    private volatile long last;

    ParkedCount(ParkedStore store, String group, String topic, Duration interval) {
        this.counted = Mono.defer(() -> store.count(group, topic))
                .doOnNext(count -> last = count)
                .onErrorComplete()
                .cache(interval);
    }

    long get() {
        counted.subscribe();
        return last;
    }
}
