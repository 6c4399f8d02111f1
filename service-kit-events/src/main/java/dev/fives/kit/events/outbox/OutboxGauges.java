package dev.fives.kit.events.outbox;

import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How much is pending and since when, looked up in rounds; also what readiness goes by. */
final class OutboxGauges {
    private final Outboxes outboxes;
    private final RealClock clock;
    private final OutboxProperties limits;
    private final MeterRegistry meters;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    OutboxGauges(Outboxes outboxes, RealClock clock, OutboxProperties limits, MeterRegistry meters) {
        this.outboxes = outboxes;
        this.clock = clock;
        this.limits = limits;
        this.meters = meters;
    }

    private record Seen(long pending, Optional<Instant> oldest) {
        static final Seen NOTHING = new Seen(0, Optional.empty());
    }

    /** Aggregates with pending events over all outboxes, each counted up to the cap. */
    long backlog() {
        return seen.values().stream().mapToLong(Seen::pending).sum();
    }

    Mono<Void> look() {
        return Flux.fromIterable(outboxes.all()).concatMap(this::look).then();
    }

    /** A store that does not answer leaves the last figures; readiness tells of the store itself. */
    private Mono<Void> look(Outbox outbox) {
        if (registered.add(outbox.name())) {
            register(outbox.name());
        }
        return Mono.zip(
                        outbox.pending(limits.maxBacklog()),
                        outbox.oldest().map(Optional::of).defaultIfEmpty(Optional.empty()),
                        Seen::new)
                .doOnNext(figures -> seen.put(outbox.name(), figures))
                .onErrorComplete()
                .then();
    }

    private void register(String name) {
        gauge("crm.outbox.pending", null, name, Seen::pending, "Aggregates with events not yet sent");
        gauge("fives.outbox.oldest.age", "seconds", name, this::ageSeconds, "Age of the oldest event not yet sent");
    }

    private void gauge(
            String meter, @Nullable String unit, String name, ToDoubleFunction<Seen> figure, String description) {
        Gauge.builder(meter, () -> figure.applyAsDouble(seen.getOrDefault(name, Seen.NOTHING)))
                .baseUnit(unit)
                .tag("aggregate", name)
                .description(description)
                .register(meters);
    }

    private double ageSeconds(Seen figures) {
        return figures.oldest()
                .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
