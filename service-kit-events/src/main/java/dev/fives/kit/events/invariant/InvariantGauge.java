package dev.fives.kit.events.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** The one meter of all invariants, so that one alert rule has them all. */
public final class InvariantGauge {
    private InvariantGauge() {}

    /**
     * Shows how many things break the invariant, as last seen.
     *
     * @param name what is checked, such as {@code ledger}
     */
    public static void register(MeterRegistry meters, String name, Supplier<Number> violations) {
        Gauge.builder("crm.invariant.violations", violations)
                .tag("name", name)
                .description("Things found to break an invariant, as last seen; anything above 0 is an alarm")
                .register(meters);
    }
}
