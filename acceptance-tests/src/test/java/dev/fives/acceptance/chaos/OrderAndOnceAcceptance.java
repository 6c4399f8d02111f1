package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.kit.test.faults.SeededFaults;
import dev.fives.kit.test.stack.LocalBackends;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two instances of each service side by side; every database write, every send and every acknowledgement fails now and
 * then, before or after it took effect. Nothing may be lost, skipped, turned round or counted twice.
 */
class OrderAndOnceAcceptance {

    private static final long SEED = Long.getLong("seed", 20_261_121L);
    private static final int CUSTOMERS = 100;
    private static final int COMMANDS = Integer.getInteger("commands", 10_000);
    private static final int WORKERS = 16;
    private static final Duration QUIET = Duration.ofMinutes(3);

    @Test
    void commandsUnderFaults_areEachCarriedOutOnceAndToldInOrder() throws Exception {
        Instant now = InstantSource.system().instant();
        SeededFaults faults = new SeededFaults(SEED, 0.01, 0.01);
        Expected expected = new Expected();
        try (Fleet fleet = new Fleet(faults)) {
            String token = fleet.token();
            Commander commander = new Commander(
                    random -> new Api(any(random, fleet.customers), token), expected, now.minusSeconds(60));

            command(commander);
            faults.stop();

            Outcome outcome = new Outcome(
                    expected,
                    new Api(fleet.customers.getFirst(), token),
                    new Api(fleet.loyalty.getFirst(), token),
                    new Api(fleet.segmentation.getFirst(), token));
            outcome.awaitQuiet(QUIET);
            outcome.assertCommandsKept();
            outcome.assertLedgersExact();
            TopicAudit audit = TopicAudit.of(LocalBackends.bootstrapServers(), fleet.topicPrefix());
            outcome.assertTopicsComplete(audit);
            assertThat(faults.struck()).isPositive();
            report(commander, faults, audit, expected);
        }
    }

    private static void command(Commander commander) throws InterruptedException, ExecutionException {
        List<String> customers = run(CUSTOMERS, (random, number) -> commander.createCustomer(random, number));
        run(COMMANDS / 3, (random, number) -> {
            String customer = customers.get(random.nextInt(CUSTOMERS));
            String purchase = commander.buy(random, customer);
            if (random.nextInt(3) == 0) {
                commander.tag(random, customer);
            } else {
                commander.refund(random, purchase);
            }
            commander.refund(random, purchase);
            return purchase;
        });
    }

    private interface Work {
        String run(Random random, int number);
    }

    private static List<String> run(int times, Work work) throws InterruptedException, ExecutionException {
        List<String> results = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                tasks.add(() -> work.run(new Random(SEED + number), number));
            }
            for (Future<String> done : workers.invokeAll(tasks)) {
                results.add(done.get());
            }
        }
        return results;
    }

    private static URI any(Random random, List<URI> instances) {
        return instances.get(random.nextInt(instances.size()));
    }

    private static void report(Commander commander, SeededFaults faults, TopicAudit audit, Expected expected) {
        System.out.printf(
                "seed %d: %d purchases, %d commands repeated, %d faults, %d records on the topics, %d of them repeats%n",
                SEED,
                expected.purchases().size(),
                commander.repeats.get(),
                faults.struck(),
                audit.records(),
                audit.repeats());
    }
}
