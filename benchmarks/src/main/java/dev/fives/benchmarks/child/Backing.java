package dev.fives.benchmarks.child;

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
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What a service stands on: an empty store on disk, without fsync as in the local stack, and a broker; in this JVM. */
public final class Backing implements AutoCloseable {
    public static final String TENANT = "bench";
    public static final String TOPIC_PREFIX = "bench.";

    /** For logs too, which stay. */
    public final Path folder;

    public final TestTokens tokens = TestTokens.create();
    private final LocalBroker broker;
    private final LocalStore store;

    private Backing(Path folder) {
        this.folder = folder;
        this.broker = LocalBroker.start(LocalBrokerConfig.ephemeral());
        this.store = LocalStore.open(new LocalStoreConfig(folder.resolve("store"), 0, false));
    }

    public static Backing open(String name) {
        try {
            return new Backing(Files.createTempDirectory("fives-" + name + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String storeUri() {
        return store.uri();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Of an application on it, as {@link ApplicationMain} takes them. */
    public List<String> arguments(String application, String name, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                application,
                name,
                "--server.port=" + port,
                "--management.server.port=0",
                "--spring.mongodb.uri=" + storeUri(),
                "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
                "--fives.tenant=" + TENANT,
                "--fives.topic-prefix=" + TOPIC_PREFIX,
                "--fives.kafka.partitions=3",
                "--fives.kafka.replication=1",
                "--fives.kafka.min-insync-replicas=1"));
        tokens.settings().forEach(setting -> arguments.add("--" + setting));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Bytes of the store's files. */
    public long diskBytes() {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes in use after a collection: the store's documents, the broker, and the service where it is in this JVM. */
    public static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public void close() {
        store.close();
        broker.close();
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean _ = folder.toFile().delete(); // not where a log stands in it
    }
}
