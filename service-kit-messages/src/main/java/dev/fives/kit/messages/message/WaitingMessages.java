package dev.fives.kit.messages.message;

import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows how long the message has waited that has waited longest. */
public final class WaitingMessages {
    private final MessageStore store;
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();

    public WaitingMessages(MessageStore store, RealClock clock, MeterRegistry meters) {
        this.store = store;
        Gauge.builder("fives.messages.waiting", oldest, since -> age(since.get(), clock))
                .baseUnit("seconds")
                .description("Age of the oldest message that is neither sent nor given up")
                .register(meters);
    }

    /** One look. */
    public Mono<Void> look() {
        return store.longestWaiting()
                .doOnNext(oldest::set)
                .switchIfEmpty(Mono.fromRunnable(() -> oldest.set(null)))
                .then();
    }

    private static double age(@Nullable Instant since, RealClock clock) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
