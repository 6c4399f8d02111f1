package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The fault bench. {@code ./fives faults} is the long form, which judges everything; in the short one, which is part of
 * the build, the invariants are judged and the figures of the runs printed.
 *
 * <p>{@code -Dseed=} replays a run: who is killed in which order, and the commands. {@code -Druns=F1,F3} chooses,
 * {@code -Drounds=} is the number of kills.
 */
class FaultsAcceptance {

    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final boolean LONG = Boolean.getBoolean("faults.long");
    private static final int ROUNDS = Integer.getInteger("rounds", 20);

    @Test
    void platform_keepsItsPromisesUnderFaults() {
        Report report = new Report();
        Stopwatch watch = new Stopwatch();
        Optional<TopicAudit> audit = Optional.empty();
        System.out.printf("faults: seed %d, runs %s%n", SEED, runs());
        try (Bench bench = new Bench(SEED, LONG ? Scale.ofRelease(ROUNDS) : Scale.ofBuild(), report)) {
            watch.lap("start");
            for (FaultRun run : runs()) {
                System.out.println(run + " " + run.title());
                run.run(bench);
                if (LONG && run.leavesEventsAlone()) {
                    audit = Optional.of(bench.check(run.name()));
                }
                watch.lap(run.name());
            }
            if (!LONG && runs().stream().allMatch(FaultRun::leavesEventsAlone)) {
                audit = Optional.of(bench.check(Report.IN_THE_END));
            }
            audit.ifPresentOrElse(
                    bench::checkTheChecks,
                    () -> System.out.println("no check was made, so the checks themselves are not tried"));
            watch.lap("checks");
            System.out.printf(
                    "%nfaults: seed %d, %s; %s%n%s%n", SEED, bench.commander.report(), watch.report(), report.table());
        }
        assertThat(LONG ? report.broken() : report.brokenInTheEnd()).isEmpty();
    }

    private static Set<FaultRun> runs() {
        String wanted = System.getProperty("runs", "");
        List<FaultRun> all = Arrays.stream(FaultRun.values())
                .filter(run -> wanted.isEmpty()
                        ? LONG || run.isInShortForm()
                        : List.of(wanted.split(",")).contains(run.name()))
                .toList();
        return all.stream().collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultRun.class)));
    }
}
