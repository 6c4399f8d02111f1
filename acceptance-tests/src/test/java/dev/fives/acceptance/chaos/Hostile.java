package dev.fives.acceptance.chaos;

import dev.fives.acceptance.HostileRecordsAcceptance;

/** F7: records that no part of Fives would write, to every partition of every topic. */
final class Hostile {

    private static final String RUN = "F7";
    private static final double PUT_ASIDE_SECONDS = 10;

    private Hostile() {}

    static void run(Bench bench) {
        try {
            var seen = HostileRecordsAcceptance.play(bench.stack);
            bench.report.promise(
                    RUN, "hostile records of 20 kinds put aside with their reason (G10)", "all", seen.letters(), true);
            bench.report.seconds(RUN, "until the slowest was put aside (G10)", PUT_ASIDE_SECONDS, seen.maxSeconds());
            bench.report.figure(RUN, "until half of them were", "-", "%.1f s".formatted(seen.p50Seconds()), true);
            long lag = bench.topics.lag();
            bench.report.promise(RUN, "lag afterwards (G10)", "0", lag, lag == 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
