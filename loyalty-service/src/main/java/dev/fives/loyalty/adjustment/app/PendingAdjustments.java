package dev.fives.loyalty.adjustment.app;

import dev.fives.kit.time.BusinessClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Counts the adjustments that wait for a second person, and how long the oldest has waited. */
public final class PendingAdjustments {
    private final Adjustments adjustments;
    private final int countMax;
    private final BusinessClock clock;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong ageSeconds = new AtomicLong();

    /** @param countMax more are not counted */
    public PendingAdjustments(Adjustments adjustments, int countMax, BusinessClock clock, MeterRegistry meters) {
        this.adjustments = adjustments;
        this.countMax = countMax;
        this.clock = clock;
        Gauge.builder("fives.adjustments.pending", pending, AtomicLong::doubleValue)
                .baseUnit("adjustments")
                .description("Adjustments of points that wait for a second person, as last seen")
                .register(meters);
        Gauge.builder("fives.adjustments.pending.oldest.age", ageSeconds, AtomicLong::doubleValue)
                .baseUnit("seconds")
                .description("How long the oldest of them has waited, business time")
                .register(meters);
    }

    public Mono<Void> look() {
        return adjustments
                .pending(countMax)
                .doOnNext(pending::set)
                .then(Mono.defer(adjustments::oldestPending))
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
                .defaultIfEmpty(0L)
                .doOnNext(ageSeconds::set)
                .then();
    }
}
