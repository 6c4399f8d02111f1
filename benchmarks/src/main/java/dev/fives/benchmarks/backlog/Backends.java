package dev.fives.benchmarks.backlog;

import dev.fives.contracts.Topic;
import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.springframework.util.FileSystemUtils;

/** One broker for the run and, for each drain, a store that is empty; both in this JVM. Its folder has the logs. */
final class Backends implements AutoCloseable {
    static final int PARTITIONS = 3;

    final Path folder;
    private final LocalBroker broker;
    private final Admin admin;

    private Backends(Path folder) {
        this.folder = folder;
        this.broker = LocalBroker.start(LocalBrokerConfig.ephemeral());
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    static Backends open() {
        try {
            return new Backends(Files.createTempDirectory("fives-backlog-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** On disk, without fsync, as in the local stack. */
    LocalStore emptyStore(String name) {
        return LocalStore.open(new LocalStoreConfig(folder.resolve(name), 0, false));
    }

    static String purchases(String prefix) {
        return prefix + Topic.PURCHASE.topicName();
    }

    void createTopic(String prefix) {
        var _ = get(admin.createTopics(List.of(new NewTopic(purchases(prefix), PARTITIONS, (short) 1)))
                .all());
    }

    /** All topics of a round, those of the services too, and what its stores have left on disk; logs stay. */
    void discard(String prefix) {
        List<String> names = get(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
        var _ = get(admin.deleteTopics(names).all());
        for (Subject subject : Subject.values()) {
            delete(folder.resolve(prefix + subject.title));
        }
    }

    /** Records of the topic that the group has done with; the topic begins at 0. */
    long committed(String group, String topic) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            return offsets.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (GroupIdNotFoundException notYet) {
            return 0;
        }
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }

    /** The consumers' logs stay in the folder. */
    @Override
    public void close() {
        admin.close();
        broker.close();
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
