package dev.fives.customer.inbound.app;

import dev.fives.customer.inbound.app.WaitingRefunds.Figures;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks whether the order of a waiting refund came another way, by a request or an import; an order that comes as an
 * event looks for itself. One page after the other, round and round. It also keeps the figures of what waits.
 */
public final class SweepWaiting {
    private final WaitingRefunds waiting;
    private final SettleRefunds settle;
    private final RealClock clock;
    private final InboundLimits limits;
    private volatile Figures figures = Figures.NONE;
    private volatile @Nullable String last;

    public SweepWaiting(
            WaitingRefunds waiting, SettleRefunds settle, RealClock clock, InboundLimits limits, MeterRegistry meters) {
        this.waiting = waiting;
        this.settle = settle;
        this.clock = clock;
        this.limits = limits;
        gauge(
                meters,
                "fives.inbound.waiting.refunds",
                "refunds",
                "Refunds that wait for their order",
                Figures::waiting);
        gauge(
                meters,
                "fives.inbound.refused.refunds",
                "refunds",
                "Waited, and cannot be taken off their order",
                Figures::refused);
        gauge(meters, "fives.inbound.waiting.oldest.age", "seconds", "Age of the oldest of them", this::ageSeconds);
    }

    /** One page. */
    public Mono<Void> sweep() {
        return Mono.defer(() -> waiting.after(last, limits.waitingASweep()))
                .doOnNext(this::turn)
                .flatMapMany(Flux::fromIterable)
                .concatMap(settle::settle)
                .then(waiting.figures())
                .doOnNext(now -> figures = now)
                .then();
    }

    private void turn(List<WaitingRefund> page) {
        last = page.size() < limits.waitingASweep() ? null : page.getLast().id();
    }

    private double ageSeconds(Figures now) {
        Instant oldest = now.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }

    private void gauge(
            MeterRegistry meters, String name, String unit, String description, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(figures))
                .baseUnit(unit)
                .description(description)
                .register(meters);
    }
}
