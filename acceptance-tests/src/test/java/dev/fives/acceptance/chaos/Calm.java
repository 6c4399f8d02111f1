package dev.fives.acceptance.chaos;

import java.util.List;

/** F0: what the figures of the other runs are compared with. */
final class Calm {

    private static final String RUN = "F0";

    private Calm() {}

    static void run(Bench bench) {
        long began = System.nanoTime();
        try (Load load = bench.load()) {
            bench.awaitProgress();
            load.stop();
        }
        long ended = System.nanoTime();
        bench.awaitQuiet(ended);
        bench.report.promise(
                RUN,
                "records that repeat an event (G6)",
                "0",
                bench.topics.audit().repeats(),
                bench.topics.audit().repeats() == 0);
        List<Attempts.Attempt> unanswered = bench.commander.attempts().between(began, ended).stream()
                .filter(attempt -> !attempt.isAnswered())
                .toList();
        unanswered.stream().limit(3).forEach(attempt -> System.out.println("  unanswered: " + attempt));
        // a cold service on a busy machine may need longer than the gateway waits
        bench.report.figure(RUN, "requests that were not answered", "0", unanswered.size(), unanswered.isEmpty());
    }
}
