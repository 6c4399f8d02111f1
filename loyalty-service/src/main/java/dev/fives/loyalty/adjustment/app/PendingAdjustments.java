package dev.fives.loyalty.adjustment.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Counts the adjustments that wait for a second person. */
public final class PendingAdjustments {
    private final Adjustments adjustments;
    private final int countMax;
    private final AtomicLong pending = new AtomicLong();

    /** @param countMax more are not counted */
    public PendingAdjustments(Adjustments adjustments, int countMax, MeterRegistry meters) {
        this.adjustments = adjustments;
        this.countMax = countMax;
        Gauge.builder("fives.adjustments.pending", pending, AtomicLong::doubleValue)
                .baseUnit("adjustments")
                .description("Adjustments of points that wait for a second person, as last seen")
                .register(meters);
    }

    public Mono<Void> look() {
        return adjustments.pending(countMax).doOnNext(pending::set).then();
    }
}
