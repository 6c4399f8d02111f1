package example;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Consumes {@code crm.loyalty.v1} and keeps the points of each customer. */
public final class PointsPerCustomer {
    private static final String TOPIC = "crm.loyalty.v1";
    private static final String ACCOUNT = "/fives/account/";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Projection projection;
    private final MissedEvents missedEvents;
    private volatile boolean stopping;

    private PointsPerCustomer(
            KafkaConsumer<String, byte[]> consumer, Projection projection, MissedEvents missedEvents) {
        this.consumer = consumer;
        this.projection = projection;
        this.missedEvents = missedEvents;
    }

    public static void main(String[] arguments) throws Exception {
        Projection projection = new Projection(Path.of(setting("FIVES_STATE", "points.json")));
        MissedEvents missedEvents = new MissedEvents(
                setting("FIVES_API", "http://localhost:8080/api/v1"), setting("FIVES_TOKEN", ""));
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            consume(projection, missedEvents, stopped);
            System.out.println("stopped");
        } finally {
            stopped.countDown();
        }
    }

    /** Until the process is asked to end; the group has been left when this returns. */
    private static void consume(Projection projection, MissedEvents missedEvents, CountDownLatch stopped)
            throws InterruptedException {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            PointsPerCustomer example = new PointsPerCustomer(consumer, projection, missedEvents);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> example.stop(stopped)));
            example.run();
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(login());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, setting("FIVES_BOOTSTRAP", "localhost:9092"));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, setting("FIVES_GROUP", "consumer.points-per-customer"));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, setting("FIVES_START", "earliest"));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** None where no user is named. A broker beyond this machine is spoken to over TLS: {@code SASL_SSL}. */
    private static Map<String, String> login() {
        String user = setting("FIVES_KAFKA_USER", "");
        return user.isEmpty()
                ? Map.of()
                : Map.of(
                        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, setting("FIVES_KAFKA_PROTOCOL", "SASL_PLAINTEXT"),
                        SaslConfigs.SASL_MECHANISM, "PLAIN",
                        SaslConfigs.SASL_JAAS_CONFIG,
                                "%s required username=\"%s\" password=\"%s\";"
                                        .formatted(
                                                PlainLoginModule.class.getName(),
                                                user,
                                                setting("FIVES_KAFKA_PASSWORD", "")));
    }

    private static String setting(String name, String absent) {
        return Optional.ofNullable(System.getenv(name)).orElse(absent);
    }

    /** SIGTERM: lets the JVM wait until what is in hand is stored and the group has been left. */
    private void stop(CountDownLatch stopped) {
        stopping = true;
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws InterruptedException {
        consumer.subscribe(List.of(TOPIC));
        System.out.println("consuming");
        while (!stopping) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                handle(partition, records.records(partition));
            }
        }
    }

    private void handle(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records)
            throws InterruptedException {
        try {
            for (ConsumerRecord<String, byte[]> record : records) {
                Optional<AccountEvent> event = event(record);
                if (event.isPresent()) {
                    handle(event.get());
                }
            }
            projection.save();
            commit(partition, records.getLast().offset() + 1);
        } catch (IOException problem) {
            // an event that is left out is a gap for ever: all of them again, whoever is away; what was done is skipped
            System.err.println(problem.getMessage() + ", trying again");
            consumer.seek(partition, records.getFirst().offset());
            Thread.sleep(RETRY);
        }
    }

    /** After the effect is stored. Where the offset does not move, the events come again and are skipped. */
    private void commit(TopicPartition partition, long next) {
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        } catch (KafkaException problem) {
            System.err.println(partition + ": offset not moved: " + problem.getMessage());
        }
    }

    private void handle(AccountEvent event) throws IOException, InterruptedException {
        long last = projection.lastSequence(event.source());
        if (event.sequence() <= last) {
            return; // a repeat
        }
        if (event.sequence() > last + 1) {
            List<AccountEvent> missed = missedEvents.between(event.source(), last, event.sequence());
            System.out.printf("gap of %d closed%n", missed.size());
            missed.forEach(projection::apply);
        }
        projection.apply(event);
    }

    /** Empty where the record is none of ours, or none at all: what it was shows as a gap, if it was ours. */
    private static Optional<AccountEvent> event(ConsumerRecord<String, byte[]> record) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
            String source = event.getSource().toString();
            return source.startsWith(ACCOUNT)
                    ? Optional.of(new AccountEvent(
                            source,
                            Long.parseLong(String.valueOf(event.getExtension("sequence"))),
                            event.getType(),
                            JsonMapper.shared().readTree(event.getData().toBytes())))
                    : Optional.empty();
        } catch (RuntimeException unreadable) {
            System.err.printf(
                    "%s-%d@%d: not readable, left out%n", record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }
}
