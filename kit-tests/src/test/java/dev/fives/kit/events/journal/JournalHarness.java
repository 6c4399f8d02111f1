package dev.fives.kit.events.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.journal.RecordingTopic.Around;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.OutboxProperties;
import dev.fives.kit.events.outbox.OutboxRelay;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.StoreProperties;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store of its own database for each test, and instances of one journal on it. */
final class JournalHarness implements AutoCloseable {

    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final JournalSettings SETTINGS = settings(500, 20);
    private static final StoreFaults FAULTS = new StoreFaults(new StoreProperties(
            null, DEADLINE, DEADLINE, DEADLINE, DEADLINE, DEADLINE, DEADLINE, Duration.ofSeconds(1)));
    private static final OutboxProperties RELAY_LIMITS = new OutboxProperties(
            500,
            200,
            Duration.ofHours(24),
            Duration.ofSeconds(5),
            30,
            64,
            10_000,
            1_000,
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(45),
            500,
            32,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            100_000);

    /** What the instances were told that they wrote. */
    final List<JournalEntry<Note>> written = new CopyOnWriteArrayList<>();

    final JournalSpec<Note> spec =
            new JournalSpec<>("account", "entries", StateCodec.record(Note.class), JournalHarness::event, written::add);
    final List<CommandStartedEvent> commands = new CopyOnWriteArrayList<>();
    volatile Consumer<CommandStartedEvent> beforeCommand = command -> {};

    private final MongoClient client;
    private final MongoClient observedClient;
    private final String name = LocalBackends.freshName();
    final MongoDatabase database;
    final MongoDatabase observed;

    private JournalHarness() {
        client = MongoClients.create(LocalBackends.storeUri());
        observedClient = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(LocalBackends.storeUri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getDatabaseName().equals(name)) {
                            commands.add(event);
                            beforeCommand.accept(event);
                        }
                    }
                })
                .build());
        database = client.getDatabase(name);
        observed = observedClient.getDatabase(name);
    }

    static JournalHarness create() {
        JournalHarness harness = withoutIndexes();
        harness.createIndexes(index -> true);
        return harness;
    }

    static JournalHarness withoutIndexes() {
        return new JournalHarness();
    }

    void createIndexes(Function<IndexSpec.Index, Boolean> wanted) {
        spec.indexes().indexes().stream()
                .filter(wanted::apply)
                .forEach(index -> Mono.from(database.getCollection("entries")
                                .createIndex(index.keys(), new IndexOptions().unique(index.unique())))
                        .block(DEADLINE));
    }

    /** One instance of a service: its journal, its relay and, on request, a sweep. */
    final class Instance implements Journal<Note> {
        private final JournalStore<Note> store;
        private final JournalOutbox<Note> outbox;
        private final OutboxRelay relay;
        private final JournalRuntime<Note> journal;

        Instance(MongoDatabase on, KafkaTemplate<String, byte[]> producer, JournalSettings settings) {
            this(on, producer, "", settings);
        }

        Instance(
                MongoDatabase on,
                KafkaTemplate<String, byte[]> producer,
                String topicPrefix,
                JournalSettings settings) {
            LastEntries<Note> lasts = new LastEntries<>(settings.accountsRemembered());
            RealClock clock = RealClock.system();
            store = new JournalStore<>(on, spec, settings.batchSize(), FAULTS);
            JournalReader<Note> reader = new JournalReader<>(store, lasts);
            outbox = new JournalOutbox<>(spec, store, reader, lasts, new PendingEvents(BusinessClock.system(), clock));
            relay = new OutboxRelay(
                    new EventPublisher(
                            producer,
                            Mono.empty(),
                            topicPrefix,
                            Duration.ofSeconds(10),
                            clock,
                            new SimpleMeterRegistry()),
                    RELAY_LIMITS);
            relay.start();
            WrittenEntries<Note> writtenEntries = new WrittenEntries<>(spec, outbox, relay);
            journal = new JournalRuntime<>(
                    store,
                    reader,
                    new JournalWriter<>(store, reader, lasts, outbox, writtenEntries, settings, clock),
                    outbox);
        }

        /** As the sweeper does it for what was written before this instant. */
        void sweep(Instant before) {
            outbox.pendingSince(before, 1_000)
                    .doOnNext(account -> relay.offer(outbox, account))
                    .blockLast(DEADLINE);
        }

        void stop() {
            relay.stop();
        }

        JournalStore<Note> store() {
            return store;
        }

        JournalOutbox<Note> outbox() {
            return outbox;
        }

        @Override
        public Mono<Appended<Note>> append(
                JournalAccount account, Fact fact, Function<Known<Note>, Draft<Note>> decide) {
            return journal.append(account, fact, decide);
        }

        @Override
        public Mono<Boolean> hasEntries(JournalAccount account) {
            return journal.hasEntries(account);
        }

        @Override
        public Mono<Standing<Note>> standing(JournalAccount account) {
            return journal.standing(account);
        }

        @Override
        public Mono<Standing<Note>> glance(JournalAccount account) {
            return journal.glance(account);
        }

        @Override
        public Mono<List<JournalEntry<Note>>> entries(JournalAccount account, long first, long last) {
            return journal.entries(account, first, last);
        }

        @Override
        public Mono<Proof> verify(String accountId) {
            return journal.verify(accountId);
        }
    }

    Instance instance(RecordingTopic topic) {
        return instance(topic, Around.live());
    }

    Instance instance(RecordingTopic topic, Around around) {
        return new Instance(database, topic.producer(around), SETTINGS);
    }

    /** Its commands are counted and held by {@link #beforeCommand}. */
    Instance observedInstance(RecordingTopic topic) {
        return new Instance(observed, topic.producer(Around.live()), SETTINGS);
    }

    static JournalSettings settings(int maxPending, int conflictRetries) {
        return new JournalSettings(maxPending, conflictRetries, 500, 1_000);
    }

    static JournalAccount account(int number) {
        return new JournalAccount("acc_" + number, "cus_" + number);
    }

    static Fact fact(String subject, long version) {
        return new Fact(subject, version, AT);
    }

    static Function<Known<Note>, Draft<Note>> add(long delta) {
        return known -> new Draft<>(delta, new Note("+" + delta));
    }

    /** Appends {@code count} facts of their own, each with delta 1. */
    static void assertStands(Journal<Note> journal, JournalAccount account, long sequence, long balance) {
        Standing<Note> standing =
                Objects.requireNonNull(journal.standing(account).block(DEADLINE));
        assertThat(standing.sequence()).isEqualTo(sequence);
        assertThat(standing.balance()).isEqualTo(balance);
    }

    static void fill(Journal<Note> journal, JournalAccount account, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(journal.append(account, fact("filling" + System.nanoTime(), 1), add(1))
                            .block(DEADLINE))
                    .isNotNull();
        }
    }

    private static NewEvent event(JournalEntry<Note> entry) {
        return LedgerEvents.earned(entry, entry.body().text());
    }

    boolean allPublished(JournalAccount account) {
        return stored(account).stream().allMatch(entry -> entry.getBoolean("published"));
    }

    List<Document> stored(JournalAccount account) {
        return Flux.from(database.getCollection("entries").find(new Document("account", account.id())))
                .collectList()
                .block(DEADLINE)
                .stream()
                .sorted(java.util.Comparator.comparing(entry -> entry.getString("_id")))
                .toList();
    }

    void eventually(Callable<Boolean> condition) {
        Eventually.until(DEADLINE, condition);
    }

    @Override
    public void close() {
        client.close();
        observedClient.close();
    }
}
