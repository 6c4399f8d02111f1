package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Appended;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How many points this instance has granted and taken back. */
public final class PointsMeters {
    private final Counter granted;
    private final Counter reversed;

    public PointsMeters(MeterRegistry registry) {
        granted = Counter.builder("fives.points.granted")
                .baseUnit("points")
                .description("Points granted")
                .register(registry);
        reversed = Counter.builder("fives.points.reversed")
                .baseUnit("points")
                .description("Points taken back")
                .register(registry);
    }

    void count(Appended<LedgerBody> appended) {
        long delta = appended.mine() ? appended.entry().delta() : 0;
        if (delta > 0) {
            granted.increment((double) delta);
        } else if (delta < 0) {
            reversed.increment((double) -delta);
        }
    }
}
