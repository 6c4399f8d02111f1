package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.faults.FaultInstaller;
import dev.fives.kit.test.faults.SeededFaults;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Two instances side by side, each with its own relay and sweeper, and faults before and after every write, send and
 * acknowledgement. {@code -Dseed=} repeats a run.
 */
@ExtendWith(LocalBackends.class)
class OutboxFaultsIT {
    private static final Logger log = LoggerFactory.getLogger(OutboxFaultsIT.class);
    private static final int AGGREGATES = 100;
    private static final int COMMANDS_EACH = 50;
    private static final double BEFORE = 0.03;
    private static final double AFTER = 0.03;
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(90);
    private static final Map<String, Object> QUICK = Map.of(
            "logging.level.dev.fives.kit.events.outbox.OutboxRelay", "error",
            "fives.outbox.sweep-age", "6s",
            "fives.outbox.sweep-interval", "500ms",
            "fives.outbox.relay-first-back-off", "20ms",
            "fives.outbox.relay-max-back-off", "500ms",
            "spring.kafka.producer.properties[delivery.timeout.ms]", 5000,
            "spring.kafka.producer.properties[request.timeout.ms]", 3000);

    /** One of the two shares its updates, and both know nothing of it. */
    private static final Map<String, Object> SHARING = new HashMap<>(QUICK);

    static {
        SHARING.put("shares-updates", true);
    }

    private final Backends backends = new Backends(LocalBackends.storeUri(), LocalBackends.bootstrapServers());
    private final String name = LocalBackends.freshName();

    @Test
    void nothingIsLostNorOutOfOrder() {
        long seed = Long.getLong("seed", System.nanoTime());
        log.info("seed {}", seed);
        var faults = List.of(new SeededFaults(seed, BEFORE, AFTER), new SeededFaults(seed + 1, BEFORE, AFTER));
        try (var one = NoteApplication.start(backends, name, QUICK, new FaultInstaller(faults.get(0)));
                var two = NoteApplication.start(backends, name, SHARING, new FaultInstaller(faults.get(1)))) {
            var stores = List.of(one.notes(), two.notes());
            run(stores);
            faults.forEach(SeededFaults::stop);

            var records = new TopicLog(backends, name + "." + Topic.SEGMENT.topicName())
                    .readEvents(AGGREGATES * (COMMANDS_EACH + 1));
            Eventually.until(
                    "empty outboxes",
                    QUIET_WITHIN,
                    () -> one.bean(Outboxes.class).all().getFirst().pending(1).block() == 0);

            check(stores.getFirst(), records);
            log.info(
                    "seed {}: {} faults, {} records for {} events",
                    seed,
                    faults.stream().mapToLong(SeededFaults::struck).sum(),
                    records.size(),
                    AGGREGATES * (COMMANDS_EACH + 1));
            assertThat(faults).allSatisfy(struck -> assertThat(struck.struck()).isPositive());
        }
    }

    private static void check(AggregateStore<Note> notes, List<ConsumerRecord<String, byte[]>> records) {
        var all = LongStream.rangeClosed(1, COMMANDS_EACH + 1).boxed().toList();
        assertThat(TopicLog.firstOccurrences(records)).hasSize(AGGREGATES);
        assertThat(TopicLog.firstOccurrences(records).values())
                .allSatisfy(sequences -> assertThat(sequences).isEqualTo(all));
        assertThat(Flux.range(0, AGGREGATES)
                        .flatMap(i -> notes.find("n" + i))
                        .map(stored -> stored.state().count())
                        .collectList()
                        .block())
                .containsOnly(COMMANDS_EACH + 1);
    }

    /** Each command has a key of its own and is repeated on the next instance until it is acknowledged. */
    private static void run(List<AggregateStore<Note>> stores) {
        var aggregates = IntStream.range(0, AGGREGATES).mapToObj(i -> "n" + i).toList();
        Flux.fromIterable(aggregates)
                .flatMap(id -> create(stores, id))
                .thenMany(Flux.range(0, COMMANDS_EACH)
                        .flatMap(
                                command -> Flux.fromIterable(aggregates)
                                        .flatMap(id -> increment(stores, id, id + "#" + command), 16),
                                4))
                .blockLast(Duration.ofMinutes(5));
    }

    private static Mono<Void> create(List<AggregateStore<Note>> stores, String id) {
        return repeated(
                stores,
                id,
                store -> store.create(id, id, new Note("a", 1), Note.events(id, 1), null)
                        .onErrorResume(AlreadyExists.class, taken -> store.find(id)));
    }

    private static Mono<Void> increment(List<AggregateStore<Note>> stores, String id, String key) {
        return repeated(
                stores,
                key,
                store -> store.change(
                        id,
                        loaded ->
                                loaded.command(key).isPresent() ? new Decision.Unchanged<>() : increment(loaded, key)));
    }

    private static Decision<Note> increment(Stored<Note> loaded, String key) {
        var next = loaded.state().more();
        var record = new CommandRecord(key, "print", 200, loaded.version() + 1, Instant.now());
        return new Decision.Changed<>(next, List.of(Note.event(loaded.id(), next.count())), record);
    }

    private static Mono<Void> repeated(
            List<AggregateStore<Note>> stores, String key, Function<AggregateStore<Note>, Mono<Stored<Note>>> command) {
        var tries = new AtomicInteger(key.hashCode());
        return Mono.defer(() -> command.apply(stores.get(Math.floorMod(tries.getAndIncrement(), stores.size()))))
                .retryWhen(Retry.backoff(50, Duration.ofMillis(5))
                        .maxBackoff(Duration.ofMillis(100))
                        .filter(ProblemException.class::isInstance))
                .then();
    }
}
