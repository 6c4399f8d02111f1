package dev.fives.gateway.stream;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * One stream's ear at the tail. It never holds the tail up: where its queue is full, what waits is dropped and its client
 * is cut off, who comes back with its cursor.
 */
final class Listening {
    private static final int PREFETCH = 16;

    private final Wish wish;
    private final Sinks.Many<Signal> signals;
    private final Sinks.Empty<Signal> cut = Sinks.empty();
    private boolean over;

    Listening(Wish wish, int queue) {
        this.wish = wish;
        this.signals = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(queue));
    }

    Wish wish() {
        return wish;
    }

    /** What it hears, on a thread that is not the tail's. */
    Flux<Signal> heard() {
        return signals.asFlux().takeUntilOther(cut.asMono()).publishOn(Schedulers.parallel(), false, PREFETCH);
    }

    boolean isOver() {
        return over;
    }

    /** This and the others by the tail alone, under its lock. */
    void offer(ConsumerRecord<byte[], byte[]> record) {
        if (wish.wants(record)) {
            offer(new Signal.Event(record));
        }
    }

    void beat(Map<TopicPartition, Long> next) {
        var places = wish.places(next.keySet());
        offer(new Signal.Beat(next.entrySet().stream()
                .filter(place -> places.contains(place.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    void end() {
        over = true;
        var _ = signals.tryEmitComplete();
    }

    private void offer(Signal signal) {
        if (!over && signals.tryEmitNext(signal) == Sinks.EmitResult.FAIL_OVERFLOW) {
            over = true;
            var _ = cut.tryEmitError(new SlowReader());
        }
    }
}
