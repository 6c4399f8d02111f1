package dev.fives.kit.events.due;

import dev.fives.kit.time.BusinessClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Asks each DueWork for what is due by business time, at an interval short enough that a moved clock is noticed at once.
 * Each has a loop of its own, so that a slow one does not hold up the others.
 */
final class DuePoller implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DuePoller.class);

    private final List<Polled> all;
    private final BusinessClock clock;
    private final DueProperties limits;
    private volatile Disposable.@Nullable Composite loops;

    DuePoller(List<DueWork> works, BusinessClock clock, DueProperties limits, MeterRegistry meters) {
        this.clock = clock;
        this.limits = limits;
        this.all = works.stream()
                .map(work -> new Polled(work, new AtomicReference<>()))
                .toList();
        all.forEach(polled -> Gauge.builder("fives.due.overdue", polled, this::overdueSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest due instant that has not fired, by business time")
                .tag("name", polled.work.name())
                .register(meters));
    }

    private record Polled(DueWork work, AtomicReference<@Nullable Instant> oldest) {}

    @Override
    public void start() {
        var started = Disposables.composite();
        for (var polled : all) {
            started.add(loop(polled, limits.pollInterval(), this::fire));
            started.add(loop(polled, limits.gaugeInterval(), this::look));
        }
        loops = started;
    }

    @Override
    public void stop() {
        var running = loops;
        if (running != null) {
            running.dispose();
            loops = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loops != null;
    }

    private Disposable loop(Polled polled, Duration pause, Function<Polled, Mono<Void>> step) {
        return Mono.defer(() -> step.apply(polled))
                .onErrorResume(fault -> {
                    log.warn("due work {}: {} (tried again)", polled.work.name(), fault.toString());
                    return Mono.empty();
                })
                .then(Mono.delay(pause))
                .repeat()
                .subscribe();
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
