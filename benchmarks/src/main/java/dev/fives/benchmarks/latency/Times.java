package dev.fives.benchmarks.latency;

import java.util.Arrays;
import java.util.Locale;

/** Every single time, so that a percentile is a value that was measured. */
public final class Times {
    private static final double NANOS_A_MILLI = 1e6;

    private final long[] sorted;

    public Times(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    public double millis(double percent) {
        int place = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.clamp(place, 0, sorted.length - 1)] / NANOS_A_MILLI;
    }

    public String line(String name) {
        return sorted.length == 0
                ? name + ": none"
                : String.format(
                        Locale.ROOT,
                        "%-52s p50 %7.1f  p99 %7.1f  max %7.1f ms  (%d)",
                        name,
                        millis(50),
                        millis(99),
                        millis(100),
                        sorted.length);
    }
}
