package dev.fives.loyalty.care.app;

import dev.fives.kit.time.BusinessClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Counts the care tasks that wait for a person who does not come. */
public final class OverdueCare {
    private final CareTasks tasks;
    private final BusinessClock clock;
    private final Limits limits;
    private final AtomicLong overdue = new AtomicLong();

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

    public Mono<Void> look() {
        return tasks.dueSinceBefore(clock.instant().minus(limits.after()), limits.countMax())
                .doOnNext(overdue::set)
                .then();
    }
}
