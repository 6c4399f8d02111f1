package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.add;
import static dev.fives.kit.events.journal.JournalHarness.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.journal.JournalHarness.Instance;
import dev.fives.kit.events.journal.JournalHarness.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Two instances get every fact, each in an order of its own, while the store and the broker fail at every step. */
class JournalFaultsIT {
    private static final long SEED = Long.getLong("seed", 20_261_121L);
    private static final int ACCOUNTS = 50;
    private static final int FACTS = 60;
    private static final double FAULTS = 0.05;

    private record Work(JournalAccount account, int fact) {}

    @Test
    void twoWritersAndRelaysUnderFaults_loseNothingAndInvertNothing() {
        try (JournalHarness harness = JournalHarness.create()) {
            RecordingTopic topic = new RecordingTopic();
            Faults faults = new Faults(SEED, FAULTS);
            List<Instance> instances = List.of(faulty(harness, faults, topic), faulty(harness, faults, topic));

            Flux.range(0, instances.size())
                    .flatMap(i -> run(instances.get(i), new Random(SEED + i)))
                    .then()
                    .block(Duration.ofMinutes(2));
            faults.off();
            harness.eventually(() -> allPublished(harness, instances));

            assertThat(faults.thrown()).as("seed %d", SEED).isGreaterThan(500);
            IntStream.range(0, ACCOUNTS)
                    .mapToObj(JournalHarness::account)
                    .forEach(account -> check(harness, instances.getFirst(), topic, account));
        }
    }

    private static Instance faulty(JournalHarness harness, Faults faults, RecordingTopic topic) {
        return harness
                .new Instance(faults.around(harness.database), topic.producer(faults.sends()), JournalHarness.SETTINGS);
    }

    /** As a listener does: an account's facts one after the other, a failed one again, accounts side by side. */
    private static Mono<Void> run(Journal<Note> journal, Random random) {
        return Flux.fromStream(IntStream.range(0, ACCOUNTS).mapToObj(JournalHarness::account))
                .flatMap(
                        account -> Flux.fromIterable(shuffledFacts(random))
                                .concatMap(fact -> journal.append(
                                                account, fact("purchase:" + account.id() + fact, 1), add(fact))
                                        .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(5)))),
                        ACCOUNTS)
                .then();
    }

    private static List<Integer> shuffledFacts(Random random) {
        List<Integer> facts =
                new ArrayList<>(IntStream.rangeClosed(1, FACTS).boxed().toList());
        Collections.shuffle(facts, random);
        return facts;
    }

    private static boolean allPublished(JournalHarness harness, List<Instance> instances) {
        instances.forEach(instance -> instance.sweep(Instant.now().plusSeconds(1)));
        Long waiting = Mono.from(
                        harness.database.getCollection("entries").countDocuments(new Document("published", false)))
                .block(DEADLINE);
        return waiting == 0;
    }

    private static void check(
            JournalHarness harness, Journal<Note> journal, RecordingTopic topic, JournalAccount account) {
        List<Document> entries = harness.stored(account);
        Set<String> sources = new HashSet<>();
        entries.forEach(entry -> sources.add(entry.getString("source")));
        List<Long> sequences = LongStream.rangeClosed(1, FACTS).boxed().toList();

        assertThat(entries).as("entries, seed %d", SEED).hasSize(FACTS);
        assertThat(sources).as("sources, seed %d", SEED).hasSize(FACTS);
        assertThat(topic.firstsOf(account)).as("topic, seed %d", SEED).isEqualTo(sequences);
        assertThat(journal.verify(account.id()).block(DEADLINE).violations()).isEmpty();
        assertThat(journal.standing(account).block(DEADLINE)).isEqualTo(new Standing(FACTS, FACTS * (FACTS + 1) / 2));
    }
}
