package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two instances of each service side by side; every database write, every send and every commit fails now and then,
 * before or after it took effect. Nothing may be lost, skipped, turned round or counted twice.
 *
 * <p>{@code -Dseed=} replays the faults and the commands as far as threads allow; {@code -Dcommands=10000} is the long
 * form, as run before a release; the build runs a short one.
 */
class OrderAndOnceAcceptance {

    private static final long SEED = Long.getLong("seed", 20_261_121L);
    private static final int CUSTOMERS = 100;
    private static final int COMMANDS = Integer.getInteger("commands", 1_000);
    private static final int COMMANDS_A_ROUND = 3;
    private static final int WORKERS = 16;
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final Duration TOLD = Duration.ofMinutes(1);

    @Test
    void commandsUnderFaults_areEachCarriedOutOnceAndToldInOrder() throws Exception {
        Stopwatch watch = new Stopwatch();
        Instant now = InstantSource.system().instant();
        FleetFaults faults = new FleetFaults(SEED);
        Journal journal = Journal.open();
        try (Fleet fleet = new Fleet(faults);
                Topics topics = new Topics(
                        Map.of("bootstrap.servers", LocalBackends.bootstrapServers()), fleet.topicPrefix())) {
            watch.lap("start");
            Commander commander = new Commander(
                    random -> new Api(any(random, fleet.customers), fleet.token()), journal, now.minusSeconds(60));

            command(new Workload(commander, SEED, false));
            watch.lap("commands");
            faults.stop();

            Api customers = new Api(fleet.customers.getFirst(), fleet.token()).patient(TOLD);
            Api loyalty = new Api(fleet.loyalty.getFirst(), fleet.token()).patient(TOLD);
            Api segmentation = new Api(fleet.segmentation.getFirst(), fleet.token()).patient(TOLD);
            Invariants invariants = new Invariants(
                    journal.expected(), new Invariants.Doors(customers, loyalty, segmentation, customers, customers));
            Eventually.asserted(
                    QUIET,
                    () -> assertThat(invariants.behind())
                            .as("customers whose points or profile are behind")
                            .isEmpty());
            Eventually.until("events on the topics", TOLD, () -> invariants.isTold(topics.audit()));
            watch.lap("quiet");
            TopicAudit audit = topics.audit();
            assertThat(invariants.lostWrites()).isEmpty();
            assertThat(invariants.disorder(audit)).isEmpty();
            assertThat(invariants.wrongLedgers()).isEmpty();
            assertThat(invariants.wrongEarnings()).isEmpty();
            assertThat(invariants.eventsAndChanges(audit)).isEmpty();
            assertThat(invariants.wrongProfiles()).isEmpty();
            assertThat(topics.deadLetters()).isEmpty();
            watch.lap("checks");
            System.out.printf(
                    "order and once: seed %d, %s, %s, %s; %s%n",
                    SEED, commander.report(), faults.report(), audit.report(), watch.report());
            assertThat(commander.acknowledged()).isGreaterThanOrEqualTo(COMMANDS);
            faults.assertStruckEverywhere();
        }
    }

    private static void command(Workload workload) throws InterruptedException, ExecutionException {
        run(CUSTOMERS, workload::createCustomer);
        run(Math.ceilDiv(COMMANDS - CUSTOMERS, COMMANDS_A_ROUND), workload::round);
    }

    private static void run(int times, IntConsumer work) throws InterruptedException, ExecutionException {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Callable<Object>> tasks = IntStream.range(0, times)
                    .mapToObj(number -> Executors.callable(() -> work.accept(number)))
                    .toList();
            for (Future<Object> done : workers.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private static URI any(RandomGenerator random, List<URI> instances) {
        return instances.get(random.nextInt(instances.size()));
    }
}
