package dev.fives.loyalty.care.app;

import dev.fives.kit.time.BusinessClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Counts the care tasks that wait for a person who does not come. */
public final class OverdueCare implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueCare.class);

    private final CareTasks tasks;
    private final BusinessClock clock;
    private final Limits limits;
    private final AtomicLong overdue = new AtomicLong();
    private final Disposable.Swap looks = Disposables.swap();
    private volatile boolean running;

    /**
     * @param after how long a task may be due before it is overdue, business time
     * @param interval pause between two looks
     * @param countMax more are not counted
     */
    public record Limits(Duration after, Duration interval, int countMax) {}

    public OverdueCare(CareTasks tasks, BusinessClock clock, Limits limits, MeterRegistry meters) {
        this.tasks = tasks;
        this.clock = clock;
        this.limits = limits;
        Gauge.builder("fives.care.overdue", overdue, AtomicLong::doubleValue)
                .baseUnit("tasks")
                .description("Care tasks that have been due for too long, by business time, as last seen")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        looks.update(Mono.defer(this::look)
                .onErrorResume(OverdueCare::later)
                .then(Mono.delay(limits.interval()))
                .repeat()
                .subscribe());
    }

    @Override
    public void stop() {
        running = false;
        looks.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Mono<Void> look() {
        return tasks.dueSinceBefore(clock.instant().minus(limits.after()), limits.countMax())
                .doOnNext(overdue::set)
                .then();
    }

    private static Mono<Void> later(Throwable fault) {
        LOG.warn("overdue care not counted: {} (tried again)", fault.toString());
        return Mono.empty();
    }
}
