package dev.fives.benchmarks.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Child;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** An empty store on disk, without fsync as in the local stack, and a broker; both in this JVM. */
public final class Stage implements AutoCloseable {
    static final int CLIENTS = 64;
    private static final String TENANT = "bench";
    private static final String APPLICATION = "dev.fives.loyalty.LoyaltyApplication";
    private static final TestTokens TOKENS = TestTokens.create();

    public final Path folder;
    private final LocalBroker broker;
    private final LocalStore store;
    private final MongoClient raw;

    private Stage(Path folder) {
        this.folder = folder;
        this.broker = LocalBroker.start(LocalBrokerConfig.ephemeral());
        this.store = LocalStore.open(new LocalStoreConfig(folder.resolve("store"), 0, false));
        this.raw = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.uri()))
                .retryWrites(false)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CLIENTS).minSize(CLIENTS))
                .build());
    }

    public static Stage open() {
        try {
            return new Stage(Files.createTempDirectory("fives-ledger-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service as it is, in this JVM. */
    Service service(String... more) {
        try {
            return new Service(ApplicationMain.start(settings(more)), ofTheService("ledger"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same with nothing round it.
     *
     * @param beans for it, beside its own
     */
    public ConfigurableApplicationContext context(Consumer<GenericApplicationContext> beans, String... more) {
        try {
            return ApplicationMain.start(settings(more), beans);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service as it is, in a JVM of its own; its business clock runs ahead. */
    public Child child(String ahead, String... more) {
        Path log = folder.resolve("loyalty.log");
        return Child.start(log, ApplicationMain.class, settings(more), "-D" + ApplicationMain.AHEAD + "=" + ahead);
    }

    private List<String> settings(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                APPLICATION,
                "loyalty-service",
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + store.uri(),
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--fives.tenant=" + TENANT,
                "--fives.topic-prefix=bench.",
                "--fives.kafka.partitions=3",
                "--fives.kafka.replication=1",
                "--fives.kafka.min-insync-replicas=1"));
        TOKENS.settings().forEach(setting -> arguments.add("--" + setting));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** For the floor: a driver with as many connections as clients, and the services' write concern. */
    MongoCollection<Document> raw(String collection) {
        return raw.getDatabase("floor").getCollection(collection);
    }

    public MongoCollection<Document> ofTheService(String collection) {
        return raw.getDatabase(TENANT + "_loyalty").getCollection(collection);
    }

    /** Bytes of the store's files. */
    long diskBytes() {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes in use after a collection: the store's documents, and the service where it is in this JVM. */
    static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The logs stay. */
    @Override
    public void close() {
        raw.close();
        store.close();
        broker.close();
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
