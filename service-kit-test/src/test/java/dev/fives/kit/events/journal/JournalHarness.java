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
import dev.fives.contracts.EventTypes;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.time.RealClock;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A store of its own database for each test, and instances of one journal on it. */
final class JournalHarness implements AutoCloseable {
    record Note(String text) {}

    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final LocalStore STORE = LocalStore.open(LocalStoreConfig.inMemory());
    private static final AtomicInteger DATABASES = new AtomicInteger();

    final JournalSpec<Note> spec = new JournalSpec<>(
            "account",
            "entries",
            StateCodec.record(Note.class),
            entry -> new NewEvent(EventTypes.POINTS_EARNED, entry.body()));
    final List<CommandStartedEvent> commands = new CopyOnWriteArrayList<>();
    volatile Consumer<CommandStartedEvent> beforeCommand = command -> {};

    private final MongoClient client;
    private final MongoClient observedClient;
    private final String name = "journal" + DATABASES.incrementAndGet();
    final MongoDatabase database;
    final MongoDatabase observed;

    private JournalHarness() {
        client = MongoClients.create(STORE.uri());
        observedClient = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(STORE.uri()))
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
        JournalSpec.indexes("entries").indexes().stream()
                .filter(wanted::apply)
                .forEach(index -> Mono.from(database.getCollection("entries")
                                .createIndex(index.keys(), new IndexOptions().unique(index.unique())))
                        .block(DEADLINE));
    }

    JournalRuntime<Note> instance(EntrySender<Note> sender) {
        return instance(database, sender, JournalSettings.defaults());
    }

    JournalRuntime<Note> instance(MongoDatabase on, EntrySender<Note> sender, JournalSettings settings) {
        return new JournalRuntime<>(spec, on, sender, settings, RealClock.system());
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
    static void fill(Journal<Note> journal, JournalAccount account, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(journal.append(account, fact("filling" + System.nanoTime(), 1), add(1))
                            .block(DEADLINE))
                    .isNotNull();
        }
    }

    List<Document> stored(JournalAccount account) {
        return Flux.from(database.getCollection("entries").find(new Document("account", account.id())))
                .collectList()
                .block(DEADLINE)
                .stream()
                .sorted(java.util.Comparator.comparing(entry -> entry.getString("_id")))
                .toList();
    }

    void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline of %s", DEADLINE).isLessThan(deadline);
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        client.close();
        observedClient.close();
    }
}
