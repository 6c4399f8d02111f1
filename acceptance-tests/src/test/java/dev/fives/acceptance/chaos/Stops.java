package dev.fives.acceptance.chaos;

import dev.fives.acceptance.chaos.Attempts.Attempt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** F12: SIGTERM under load. What has begun is ended, and nothing is told twice. */
final class Stops {

    private static final String RUN = "F12";
    private static final double EXIT_SECONDS = 20;

    private Stops() {}

    static void run(Bench bench) {
        bench.awaitQuiet(System.nanoTime());
        long repeats = bench.topics.audit().repeats();
        List<String> cutOff = new ArrayList<>();
        double slowest = 0;
        try (Load load = bench.load()) {
            for (String victim : victims(bench)) {
                bench.awaitProgress();
                long asked = System.nanoTime();
                slowest = Math.max(slowest, bench.stack.terminate(victim));
                bench.commander.attempts().inFlight(asked).stream()
                        .filter(attempt -> !attempt.isAnswered())
                        .map(Attempt::toString)
                        .map(attempt -> victim + ": " + attempt)
                        .forEach(cutOff::add);
                bench.stack.restart(victim);
            }
            load.stop();
        }
        bench.awaitQuiet(System.nanoTime());
        long added = bench.topics.audit().repeats() - repeats;
        bench.report.none(RUN, "requests in flight that failed (G12)", cutOff);
        bench.report.promise(RUN, "repeats on the topics (G12)", "0", added, added == 0);
        bench.report.seconds(RUN, "exit after SIGTERM (G12)", EXIT_SECONDS, slowest);
    }

    private static List<String> victims(Bench bench) {
        List<String> all = new ArrayList<>(Bench.SERVICES);
        all.add(Bench.GATEWAY);
        Collections.shuffle(all, bench.random);
        return all.subList(0, Math.min(all.size(), bench.scale.stops()));
    }
}
