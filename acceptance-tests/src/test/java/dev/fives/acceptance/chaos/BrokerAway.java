package dev.fives.acceptance.chaos;

import dev.fives.acceptance.chaos.Attempts.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** F2 and F5: the broker is killed, or its link freezes. Writes go on, and their events follow when it is back. */
final class BrokerAway {

    private static final double ACCEPTED_SHARE = 0.999;
    private static final double DRAINED_SECONDS = 30;
    private static final double BROKER_SECONDS = 10;
    private static final double PROBE_SECONDS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Bench bench;
    private final String run;

    private BrokerAway(Bench bench, String run) {
        this.bench = bench;
        this.run = run;
    }

    static void killed(Bench bench) {
        new BrokerAway(bench, "F2")
                .play(
                        () -> bench.stack.kill("broker"),
                        () -> bench.report.seconds(
                                "F2",
                                "broker ready after kill -9 (G13)",
                                BROKER_SECONDS,
                                bench.stack.restart("broker")));
    }

    static void frozen(Bench bench) {
        new BrokerAway(bench, "F5")
                .play(
                        () -> bench.proxy("broker").freeze(),
                        () -> bench.proxy("broker").pass());
    }

    private void play(Runnable goes, Runnable returns) {
        try (Probes probes = new Probes(bench.stack, Bench.SERVICES);
                Load load = bench.load()) {
            bench.awaitProgress();
            long gone = System.nanoTime();
            goes.run();
            Bench.goOn(bench.scale.away());
            returns.run();
            long back = System.nanoTime();
            accepted(bench.commander.attempts().between(gone, back));
            load.stop();
            bench.report.seconds(run, "drained after return (G8)", DRAINED_SECONDS, bench.awaitQuiet(back));
            bench.report.seconds(
                    run, "group events DOWN (G36)", PROBE_SECONDS, probes.secondsUntil("events", false, gone));
            bench.report.seconds(
                    run,
                    "group events UP (G36)",
                    PROBE_SECONDS,
                    probes.awaitSecondsUntil("events", true, back, LONGEST));
            bench.report.none(run, "services whose liveness was down (G36)", probes.everDown("liveness"));
            bench.report.none(run, "services whose readiness was down (G36)", probes.everDown("readiness"));
        }
    }

    private void accepted(List<Attempt> attempts) {
        List<Attempt> writes = attempts.stream().filter(Attempt::isWrite).toList();
        List<Attempt> refused =
                writes.stream().filter(attempt -> !attempt.isAnswered()).toList();
        double share = writes.isEmpty() ? 0 : 1 - (double) refused.size() / writes.size();
        refused.stream().limit(3).forEach(attempt -> System.out.println("  refused: " + attempt));
        bench.report.figure(
                run,
                "writes accepted meanwhile (G8), of " + writes.size(),
                ">= 99.9 %",
                String.format(Locale.ROOT, "%.2f %%", 100 * share),
                share >= ACCEPTED_SHARE);
    }
}
