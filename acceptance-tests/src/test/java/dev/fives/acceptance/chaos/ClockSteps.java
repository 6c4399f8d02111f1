package dev.fives.acceptance.chaos;

import java.util.List;

/** F10: business time goes an hour ahead and back and 30 seconds back; the invariants are what shows whether it hurt. */
final class ClockSteps {

    private static final String RUN = "F10";
    private static final List<String> STEPS = List.of("PT1H", "-PT2H", "PT1H", "-PT30S", "PT30S");

    private ClockSteps() {}

    static void run(Bench bench) {
        try (Load load = bench.load()) {
            for (String step : STEPS) {
                bench.awaitProgress();
                bench.ops.post("/local/clock", "{\"advance\":\"" + step + "\"}").expect(200);
            }
            bench.awaitProgress();
            load.stop();
        }
        bench.report.promise(RUN, "steps of business time under load (G14)", "-1 h to +1 h", STEPS, true);
    }
}
