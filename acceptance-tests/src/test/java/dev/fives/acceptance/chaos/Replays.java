package dev.fives.acceptance.chaos;

import dev.fives.acceptance.EventTripler;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** F6: every event three times, and then all topics once more from offset 0. Nothing may come of it. */
final class Replays {

    private static final String RUN = "F6";
    private static final Duration ALL_READ = Duration.ofMinutes(5);

    private Replays() {}

    static void run(Bench bench) {
        try (EventTripler tripler = new EventTripler(bench.stack.kafka("broker"));
                Load load = bench.load()) {
            bench.awaitProgress();
            load.stop();
            bench.awaitQuiet(System.nanoTime());
            Eventually.until(
                    "all events three times",
                    ALL_READ,
                    () -> tripler.events() >= bench.topics.audit().ids().size());
        }
        Eventually.until("everything read", ALL_READ, () -> bench.topics.lag() == 0);
        TopicAudit tripled = bench.topics.audit();
        bench.report.promise(
                RUN,
                "records an event",
                ">= 3",
                tripled.records() / tripled.ids().size(),
                tripled.records() >= 3L * tripled.ids().size());

        Bench.SERVICES.forEach(bench.stack::terminate);
        bench.topics.rewindAllGroups();
        long lag = bench.topics.lag();
        Bench.SERVICES.forEach(bench.stack::restart);
        Eventually.until("everything read again", ALL_READ, () -> bench.topics.lag() == 0);

        Set<String> before = tripled.ids();
        List<String> added = new ArrayList<>(bench.topics.audit().ids());
        added.removeAll(before);
        bench.report.promise(RUN, "records read again from offset 0", "> 0", lag, lag > 0);
        bench.report.none(RUN, "events that the replay caused (G5)", added);
    }
}
