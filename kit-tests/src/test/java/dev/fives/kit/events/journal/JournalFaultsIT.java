package dev.fives.kit.events.journal;

import static dev.fives.kit.events.journal.JournalHarness.DEADLINE;
import static dev.fives.kit.events.journal.JournalHarness.add;
import static dev.fives.kit.events.journal.JournalHarness.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.journal.JournalHarness.Instance;
import dev.fives.kit.test.faults.FaultyProducer;
import dev.fives.kit.test.faults.FaultyStore;
import dev.fives.kit.test.faults.SeededFaults;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Two instances get every fact, each in an order of its own, while store and producer fail before and after each step. */
class JournalFaultsIT {
    private static final long SEED = Long.getLong("seed", 20_261_121L);
    private static final int ACCOUNTS = 50;
    private static final int FACTS = 40;
    private static final double FAULTS_BEFORE = 0.03;
    private static final double FAULTS_AFTER = 0.03;
    private static final int RETRIES = 200;
    private static final Duration RUN_LIMIT = Duration.ofMinutes(2);

    @Test
    void twoWritersAndRelaysUnderFaults_loseNothingAndInvertNothing() {
        String prefix = LocalBackends.freshName() + ".";
        try (JournalHarness harness = JournalHarness.create()) {
            SeededFaults faults = new SeededFaults(SEED, FAULTS_BEFORE, FAULTS_AFTER);
            List<Instance> instances = List.of(faulty(harness, faults, prefix), faulty(harness, faults, prefix));

            Flux.range(0, instances.size())
                    .flatMap(i -> run(instances.get(i), new Random(SEED + i)))
                    .then()
                    .block(RUN_LIMIT);
            faults.stop();
            Eventually.until("all published", RUN_LIMIT, () -> allPublished(harness, instances));

            assertThat(faults.struck()).as("faults, seed %d", SEED).isGreaterThan(100);
            Map<String, Set<Long>> topic = firsts(prefix + Topic.LOYALTY.topicName());
            IntStream.range(0, ACCOUNTS)
                    .mapToObj(JournalHarness::account)
                    .forEach(account -> check(harness, instances.getFirst(), topic, account));
            instances.forEach(Instance::stop);
        }
    }

    private static Instance faulty(JournalHarness harness, SeededFaults faults, String prefix) {
        DefaultKafkaProducerFactory<String, byte[]> producers = new DefaultKafkaProducerFactory<>(Map.of(
                "bootstrap.servers",
                LocalBackends.bootstrapServers(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
        producers.addPostProcessor(FaultyProducer.postProcessor(faults));
        return harness
        .new Instance(
                FaultyStore.wrap(harness.database, faults),
                new KafkaTemplate<>(producers),
                prefix,
                JournalHarness.SETTINGS);
    }

    /** As a listener does: an account's facts one after the other, a failed one again, accounts side by side. */
    private static Mono<Void> run(Journal<Note> journal, Random random) {
        return Flux.fromStream(IntStream.range(0, ACCOUNTS).mapToObj(JournalHarness::account))
                .flatMap(
                        account -> Flux.fromIterable(shuffledFacts(random))
                                .concatMap(number -> append(journal, account, number)),
                        ACCOUNTS)
                .then();
    }

    private static Mono<Appended<Note>> append(Journal<Note> journal, JournalAccount account, int number) {
        Fact fact = fact("purchase:" + account.id() + "-" + number, 1);
        return journal.append(account, fact, add(number)).retryWhen(Retry.fixedDelay(RETRIES, Duration.ofMillis(5)));
    }

    private static List<Integer> shuffledFacts(Random random) {
        List<Integer> facts =
                new ArrayList<>(IntStream.rangeClosed(1, FACTS).boxed().toList());
        Collections.shuffle(facts, random);
        return facts;
    }

    private static boolean allPublished(JournalHarness harness, List<Instance> instances) {
        instances.forEach(instance -> instance.sweep(Instant.now().plusSeconds(1)));
        return Mono.from(harness.database.getCollection("entries").countDocuments(new Document("published", false)))
                        .block(DEADLINE)
                == 0;
    }

    private static void check(
            JournalHarness harness, Journal<Note> journal, Map<String, Set<Long>> topic, JournalAccount account) {
        List<Document> entries = harness.stored(account);
        Set<String> sources =
                entries.stream().map(entry -> entry.getString("source")).collect(Collectors.toSet());
        List<Long> sequences = LongStream.rangeClosed(1, FACTS).boxed().toList();

        assertThat(entries).as("entries, seed %d", SEED).hasSize(FACTS);
        assertThat(sources).as("sources, seed %d", SEED).hasSize(FACTS);
        assertThat(topic.get(account.id()))
                .as("first occurrences, seed %d", SEED)
                .containsExactlyElementsOf(sequences);
        assertThat(journal.verify(account.id()).block(DEADLINE).violations()).isEmpty();
        JournalHarness.assertStands(journal, account, FACTS, FACTS * (FACTS + 1) / 2);
    }

    /** What a plain consumer saw of each account, in the order in which it first saw it. */
    private static Map<String, Set<Long>> firsts(String topic) {
        Map<String, Set<Long>> seen = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", LocalBackends.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            long end = consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            for (long read = 0; read < end; ) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    read++;
                    seen.computeIfAbsent(header(record, CloudEventHeaders.SUBJECT), id -> new LinkedHashSet<>())
                            .add(Long.parseLong(header(record, CloudEventHeaders.SEQUENCE)));
                }
            }
        }
        return seen;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
