package dev.fives.kit.events.state;

import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.time.BusinessClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import reactor.core.publisher.Flux;

/**
 * Writes how keys stand in the database at this moment. One call at a time reads and sends, so that of two writes of a
 * key the later one has the later state.
 */
final class StateWriter {
    private static final int SENDS_AT_ONCE = 500;

    private final StateSource source;
    private final EventPublisher publisher;
    private final BusinessClock clock;
    private final StateProperties limits;
    private final String prefix;
    private final Counter written;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    StateWriter(
            StateSource source,
            EventPublisher publisher,
            BusinessClock clock,
            StateProperties limits,
            String prefix,
            MeterRegistry meters) {
        this.source = source;
        this.publisher = publisher;
        this.clock = clock;
        this.limits = limits;
        this.prefix = prefix;
        this.written = Counter.builder("fives.state.written")
                .description("Records written on the state topic")
                .tag("topic", source.topic().topicName())
                .register(meters);
    }

    /** Returns when the broker has acknowledged all of them; the calling thread waits. */
    void write(Collection<String> keys) {
        oneAtATime.lock();
        try {
            List<PresentState> present =
                    source.present(keys).blockOptional(limits.writeTimeout()).orElse(List.of());
            Flux.fromIterable(present)
                    .flatMap(
                            state -> publisher.send(StateRecords.of(
                                    source.topic(),
                                    prefix,
                                    state,
                                    clock.instant().truncatedTo(ChronoUnit.MILLIS))),
                            SENDS_AT_ONCE)
                    .blockLast(limits.writeTimeout());
            written.increment(present.size());
        } finally {
            oneAtATime.unlock();
        }
    }
}
