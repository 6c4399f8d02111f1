package dev.fives.acceptance.chaos;

import dev.fives.acceptance.chaos.Attempts.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** F3 and F4: the store is killed, or its link freezes, is cut or is slow. Every caller is told in time, and the truth. */
final class StoreAway {

    private static final double ANSWER_SECONDS = 3;
    private static final double NORMAL_SECONDS = 10;
    private static final double PROBE_SECONDS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** Each way, so that every command takes a second longer. */
    private static final Duration LATENCY = Duration.ofMillis(500);

    private final Bench bench;
    private final String run;
    private final String how;

    private StoreAway(Bench bench, String run, String how) {
        this.bench = bench;
        this.run = run;
        this.how = how;
    }

    static void killed(Bench bench) {
        new StoreAway(bench, "F3", "killed")
                .play(() -> bench.stack.kill("store"), () -> bench.stack.restart("store"), true);
    }

    static void unreachable(Bench bench) {
        Runnable back = () -> bench.proxy("store").pass();
        new StoreAway(bench, "F4", "frozen").play(() -> bench.proxy("store").freeze(), back, true);
        new StoreAway(bench, "F4", "reset").play(() -> bench.proxy("store").reset(), back, true);
        new StoreAway(bench, "F4", "1 s late").play(() -> bench.proxy("store").delay(LATENCY), back, false);
    }

    private void play(Runnable goes, Runnable returns, boolean down) {
        try (Probes probes = new Probes(bench.stack, Bench.SERVICES);
                Load load = bench.load()) {
            bench.awaitProgress();
            long gone = System.nanoTime();
            goes.run();
            Bench.goOn(bench.scale.storeAway());
            returns.run();
            long back = System.nanoTime();
            bench.awaitProgress();
            long normal = System.nanoTime();
            load.stop();
            bench.awaitQuiet(System.nanoTime());
            answers(bench.commander.attempts().between(gone, normal));
            bench.report.seconds(
                    run,
                    how + ": last refusal after return (G9)",
                    NORMAL_SECONDS,
                    bench.commander.attempts().between(back, normal).stream()
                            .filter(attempt -> !attempt.isAnswered())
                            .mapToDouble(attempt -> (attempt.ended() - back) / 1e9)
                            .max()
                            .orElse(0));
            bench.report.none(run, how + ": services whose liveness was down (G36)", probes.everDown("liveness"));
            if (down) {
                probed(probes, gone, back);
            }
        }
    }

    private void probed(Probes probes, long gone, long back) {
        bench.report.seconds(
                run,
                how + ": readiness UP (G36)",
                PROBE_SECONDS,
                probes.awaitSecondsUntil("readiness", true, back, LONGEST));
        if (bench.scale.storeAway().toSeconds() > PROBE_SECONDS) {
            bench.report.seconds(
                    run, how + ": readiness DOWN (G36)", PROBE_SECONDS, probes.secondsUntil("readiness", false, gone));
        }
    }

    private void answers(List<Attempt> attempts) {
        double slowest = attempts.stream().mapToDouble(Attempt::seconds).max().orElse(0);
        List<Attempt> dishonest =
                attempts.stream().filter(attempt -> !attempt.isHonest()).toList();
        bench.report.seconds(
                run,
                String.format(Locale.ROOT, "%s: slowest of %d answers (G9)", how, attempts.size()),
                ANSWER_SECONDS,
                slowest);
        bench.report.none(
                run,
                how + ": neither done nor 503 or 504 with Retry-After (G9)",
                dishonest.stream().map(Object::toString).toList());
    }
}
