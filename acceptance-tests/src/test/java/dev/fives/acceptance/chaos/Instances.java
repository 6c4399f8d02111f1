package dev.fives.acceptance.chaos;

import java.util.List;

/** F8: one instance, three, and by kill -9 one again. What a dead one was reading is read by another. */
final class Instances {

    private static final String RUN = "F8";
    private static final double TAKEOVER_SECONDS = 15;

    private Instances() {}

    static void run(Bench bench) {
        for (String service : List.of("loyalty-service", "segmentation-service")) {
            for (String instance : List.of(bench.stack.addInstance(service), bench.stack.addInstance(service))) {
                takeOver(bench, instance);
            }
        }
    }

    private static void takeOver(Bench bench, String instance) {
        try (Load load = bench.load()) {
            bench.awaitProgress();
            long killed = System.nanoTime();
            bench.stack.kill(instance);
            load.stop();
            bench.report.seconds(
                    RUN, instance + " killed, all of it taken over (G11)", TAKEOVER_SECONDS, bench.awaitQuiet(killed));
        }
    }
}
