package dev.fives.benchmarks.segment;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import dev.fives.segmentation.profile.model.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;

/** Segmentation-service, its store on disk without fsync and a broker, all in this JVM. */
final class OneJvm implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int AT_ONCE = 500;
    private static final int READ_AHEAD = 1_000;

    private final Path folder;
    private final LocalBroker broker;
    private final LocalStore store;
    private final ConfigurableApplicationContext context;

    private OneJvm(Path folder, String... more) throws ClassNotFoundException {
        this.folder = folder;
        this.broker = LocalBroker.start(LocalBrokerConfig.ephemeral());
        this.store = LocalStore.open(new LocalStoreConfig(folder.resolve("store"), 0, false));
        this.context = ApplicationMain.start(settings(more));
    }

    static OneJvm open(String... more) {
        try {
            return new OneJvm(Files.createTempDirectory("fives-profiles-"), more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void fill(Flux<Profile> profiles) {
        ResolvableType type = ResolvableType.forClassWithGenerics(AggregateStore.class, Profile.class);
        @SuppressWarnings("unchecked")
        AggregateStore<Profile> aggregates =
                (AggregateStore<Profile>) context.getBeanProvider(type).getObject();
        profiles.map(profile ->
                        new NewAggregate<>(profile.customerId(), profile.customerId(), profile, List.of(), null))
                .buffer(AT_ONCE)
                .concatMap(aggregates::createAll)
                .then()
                .block(LIMIT);
    }

    /** The floor: all profiles are read once, as documents, and one member of each is looked at. */
    long plainPass(Predicate<Document> asked) {
        Long count = Flux.from(documents().find().batchSize(READ_AHEAD))
                .filter(document -> asked.test(document.get("state", Document.class)))
                .count()
                .block(LIMIT);
        return count == null ? -1 : count;
    }

    private MongoCollection<Document> documents() {
        return bean(MongoDatabase.class).getCollection("profiles");
    }

    long diskBytes() {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a collection: the store's documents, the broker and the service. */
    static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private List<String> settings(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "dev.fives.segmentation.SegmentationApplication",
                "segmentation-service",
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + store.uri(),
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--fives.tenant=bench",
                "--fives.topic-prefix=" + SegmentStage.PREFIX,
                "--fives.kafka.partitions=3",
                "--fives.kafka.replication=1",
                "--fives.kafka.min-insync-replicas=1"));
        TestTokens.create().settings().forEach(setting -> arguments.add("--" + setting));
        arguments.addAll(List.of(more));
        return arguments;
    }

    @Override
    public void close() {
        context.close();
        store.close();
        broker.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
