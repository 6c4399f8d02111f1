package dev.fives.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void start_takesAndGivesRecordsToAGroup() throws Exception {
        try (var broker = LocalBroker.start(LocalBrokerConfig.ephemeral())) {
            send(broker, "one", "two");

            assertThat(read(broker, "first-group", 2)).containsExactly("one", "two");
            assertThat(partitions(broker)).isEqualTo(3);
        }
    }

    @Test
    void start_findsRecordsAndOffsetsAgain() throws Exception {
        try (var broker = LocalBroker.start(LocalBrokerConfig.durable(folder, 0))) {
            send(broker, "before");
            assertThat(read(broker, "group", 1)).containsExactly("before");
        }
        try (var broker = LocalBroker.start(LocalBrokerConfig.durable(folder, 0))) {
            send(broker, "after");

            assertThat(read(broker, "group", 1)).containsExactly("after");
            assertThat(read(broker, "new-group", 2)).containsExactly("before", "after");
        }
    }

    @Test
    void start_namesATakenPort() {
        try (var broker = LocalBroker.start(LocalBrokerConfig.ephemeral())) {
            assertThatExceptionOfType(LocalBrokerException.class)
                    .isThrownBy(() -> LocalBroker.start(LocalBrokerConfig.durable(folder, broker.port())))
                    .withMessage("broker port: " + broker.port() + " is taken (expected: a free port)");
        }
    }

    @Test
    void start_namesADamagedFolder() throws Exception {
        Files.writeString(folder.resolve("meta.properties"), "version=1\ncluster.id=\nnode.id=77\n");

        assertThatExceptionOfType(LocalBrokerException.class)
                .isThrownBy(() -> LocalBroker.start(LocalBrokerConfig.durable(folder, 0)))
                .withMessageStartingWith("broker data: " + folder + " cannot be opened: ")
                .withMessageNotContaining("\n");
    }

    private static void send(LocalBroker broker, String... values) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>("letters", "key", value)).get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> read(LocalBroker broker, String group, int count) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                group,
                "group.protocol",
                "consumer",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(Set.of("letters"));
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }

    private static int partitions(LocalBroker broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var topics = admin.describeTopics(Set.of("letters")).allTopicNames().get(60, TimeUnit.SECONDS);
            return topics.get("letters").partitions().size();
        }
    }
}
