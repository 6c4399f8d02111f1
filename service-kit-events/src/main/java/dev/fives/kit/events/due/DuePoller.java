package dev.fives.kit.events.due;

import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Asks each DueWork for what is due by business time, at an interval short enough that a moved clock is noticed at once.
 * Each has rounds of its own, so that a slow one does not hold up the others.
 */
final class DuePoller implements SmartLifecycle {
    private final BusinessClock clock;
    private final DueProperties limits;
    private final List<Rounds> rounds;

    DuePoller(List<DueWork> works, BusinessClock clock, DueProperties limits, MeterRegistry meters) {
        this.clock = clock;
        this.limits = limits;
        List<Polled> all = works.stream()
                .map(work -> new Polled(work, new AtomicReference<>()))
                .toList();
        all.forEach(polled -> Gauge.builder("fives.due.overdue", polled, this::overdueSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest due instant that has not fired, by business time")
                .tag("name", polled.work.name())
                .register(meters));
        this.rounds = all.stream().flatMap(this::rounds).toList();
    }

    private record Polled(DueWork work, AtomicReference<@Nullable Instant> oldest) {}

    @Override
    public void start() {
        rounds.forEach(Rounds::start);
    }

    @Override
    public void stop() {
        rounds.forEach(Rounds::stop);
    }

    @Override
    public boolean isRunning() {
        return rounds.stream().anyMatch(Rounds::isRunning);
    }

    private Stream<Rounds> rounds(Polled polled) {
        String name = "due work " + polled.work.name();
        return Stream.of(
                new Rounds(name, limits.pollInterval(), () -> fire(polled)),
                new Rounds(name + ", oldest", limits.gaugeInterval(), () -> look(polled)));
    }

    private Mono<Void> fire(Polled polled) {
        return Mono.defer(() -> polled.work.fireDue(clock.instant(), limits.page()))
                .repeat()
                .takeWhile(fired -> fired >= limits.page())
                .then();
    }

    private Mono<Void> look(Polled polled) {
        return polled.work.oldestDue().doOnSuccess(polled.oldest::set).then();
    }

    private double overdueSeconds(Polled polled) {
        var oldest = polled.oldest.get();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
