package dev.fives.acceptance.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** F1: kill -9 of the services and the gateway, one after the other, while callers go on. */
final class Kills {

    private static final String RUN = "F1";
    private static final int REPEATS_A_KILL_MAX = 500;
    private static final double READY_SECONDS = 15;

    private Kills() {}

    static void run(Bench bench) {
        long repeats = bench.topics.audit().repeats();
        int before = bench.commander.acknowledged();
        double slowest = 0;
        List<String> victims = victims(bench);
        try (Load load = bench.load()) {
            for (String victim : victims) {
                bench.awaitProgress();
                bench.stack.kill(victim);
                double ready = bench.stack.restart(victim);
                System.out.printf(Locale.ROOT, "  %s: ready after %.1f s%n", victim, ready);
                slowest = Math.max(slowest, ready);
            }
            bench.awaitProgress();
            load.stop();
        }
        bench.awaitQuiet(System.nanoTime());
        long added = bench.topics.audit().repeats() - repeats;
        bench.report.promise(RUN, "kill -9", ">= " + bench.scale.kills(), victims.size(), true);
        bench.report.promise(
                RUN, "commands acknowledged on the way", "all", bench.commander.acknowledged() - before, true);
        bench.report.promise(
                RUN,
                "repeats on the topics (G6: 500 a crash)",
                "<= " + REPEATS_A_KILL_MAX * victims.size(),
                added,
                added <= (long) REPEATS_A_KILL_MAX * victims.size());
        bench.report.seconds(RUN, "service ready after kill -9 (G13)", READY_SECONDS, slowest);
    }

    /** Everybody once before anybody twice. */
    private static List<String> victims(Bench bench) {
        List<String> victims = new ArrayList<>();
        while (victims.size() < bench.scale.kills()) {
            List<String> all = new ArrayList<>(Bench.SERVICES);
            all.add(Bench.GATEWAY);
            Collections.shuffle(all, bench.random);
            victims.addAll(all);
        }
        return victims.subList(0, bench.scale.kills());
    }
}
