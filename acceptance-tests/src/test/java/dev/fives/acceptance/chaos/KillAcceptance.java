package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import dev.fives.kit.test.stack.Eventually;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A stack of processes under load, and five of them killed without warning. Whatever a caller was told has happened, and
 * has happened once.
 *
 * <p>{@code -Dseed=} replays who is killed in which order, and the commands.
 */
@Tag("long")
class KillAcceptance {

    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final List<String> APPLICATIONS =
            List.of("customer-service", "loyalty-service", "segmentation-service", "gateway");
    private static final int KILLS = 5;
    private static final int CUSTOMERS = 40;
    /** So much is done before the first kill, and between one restart and the next kill. */
    private static final int COMMANDS_BETWEEN = 150;

    private static final int REPEATS_A_KILL_MAX = 500;
    private static final Duration PROGRESS = Duration.ofMinutes(1);
    private static final Duration GONE = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMinutes(2);

    @Test
    void killedApplications_loseNothingAndCountNothingTwice() throws Exception {
        Stopwatch watch = new Stopwatch();
        Expected expected = new Expected();
        try (FivesStack stack = FivesStack.up("--processes")) {
            watch.lap("start");
            Api api = new Api(URI.create(stack.gateway() + "/api/v1"), stack.token("admin"));
            Commander commander = new Commander(
                    random -> api, expected, InstantSource.system().instant().minusSeconds(60));
            List<String> victims = victims();
            try (Load load = Load.start(new Workload(commander, SEED), CUSTOMERS)) {
                victims.forEach(victim -> killAndRestart(stack, victim, commander));
                awaitProgress(commander);
                load.stop();
            }
            watch.lap("load and kills");

            Outcome outcome = new Outcome(expected, api, api, api);
            outcome.awaitQuiet(QUIET);
            watch.lap("quiet");
            TopicAudit audit = outcome.assertExact(() -> TopicAudit.of(stack.bootstrapServers(), ""));
            watch.lap("checks");
            System.out.printf(
                    "kill: seed %d, killed %s, %s, %s; %s%n",
                    SEED, victims, commander.report(), audit.report(), watch.report());
            assertThat(audit.repeats()).isLessThanOrEqualTo((long) KILLS * REPEATS_A_KILL_MAX);
        }
    }

    /** Each application once, and then some once more. */
    private static List<String> victims() {
        Random random = new Random(SEED);
        List<String> victims = new ArrayList<>(APPLICATIONS);
        Collections.shuffle(victims, random);
        while (victims.size() < KILLS) {
            victims.add(APPLICATIONS.get(random.nextInt(APPLICATIONS.size())));
        }
        return victims;
    }

    private static void killAndRestart(FivesStack stack, String name, Commander commander) {
        awaitProgress(commander);
        ProcessHandle victim =
                ProcessHandle.of(stack.address(name).path("pid").longValue()).orElseThrow();
        victim.destroyForcibly();
        Eventually.until(name + " is gone", GONE, () -> !victim.isAlive());
        stack.fives("restart", name);
    }

    private static void awaitProgress(Commander commander) {
        int before = commander.acknowledged();
        Eventually.until("progress of the load", PROGRESS, () -> commander.acknowledged() >= before + COMMANDS_BETWEEN);
    }
}
