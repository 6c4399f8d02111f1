package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.test.topic.TopicReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application with one subscription on a real broker and store, and a producer that may send anything. */
final class ListenerStage implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);
    static final String GROUP = "stage";
    private static final TestTokens TOKENS = TestTokens.create();
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> settings = new ArrayList<>(LocalBackends.settings());
    private final String name = settings.stream()
            .filter(setting -> setting.startsWith("fives.tenant="))
            .findFirst()
            .orElseThrow()
            .substring("fives.tenant=".length());
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", LocalBackends.bootstrapServers()));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            LocalBackends.bootstrapServers(),
            // the partitions are new: a later batch that finds the leader first would shut out the ones before it
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class));
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    ListenerStage(String... extraSettings) {
        settings.addAll(TOKENS.settings());
        settings.addAll(List.of(
                "fives.security.contract=kit-stage",
                "server.port=0",
                "management.server.port=0",
                "fives.listener.watch-interval=200ms",
                "fives.listener.max-backoff=500ms",
                "fives.listener.first-backoff=50ms",
                "spring.lifecycle.timeout-per-shutdown-phase=20s"));
        for (String extra : extraSettings) {
            String key = extra.substring(0, extra.indexOf('=') + 1);
            settings.removeIf(setting -> setting.startsWith(key)); // given twice, the two would be joined
            settings.add(extra);
        }
        createTopic();
    }

    /** Starts an instance that gives every customer event to the handler. */
    ConfigurableApplicationContext start(EventHandler handler, boolean parking) {
        return start(handler, parking, context -> {});
    }

    /** With more beans. */
    ConfigurableApplicationContext start(
            EventHandler handler, boolean parking, Consumer<GenericApplicationContext> beans) {
        Subscription subscription = new Subscription(
                GROUP,
                Topic.CUSTOMER,
                Map.of(EventTypes.CUSTOMER_CREATED, handler, EventTypes.CUSTOMER_UPDATED, handler),
                parking);
        SpringApplication spring = FivesApplication.prepare(Application.class, "stage-service");
        spring.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("subscription", Subscription.class, () -> subscription));
        spring.addInitializers(context -> beans.accept((GenericApplicationContext) context));
        ConfigurableApplicationContext application =
                spring.run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
        applications.add(application);
        return application;
    }

    /** Asks the instance started last as an operator does. */
    JsonNode get(String path) {
        return JSON.readTree(body(call("GET", path, "ops")));
    }

    JsonNode post(String path) {
        return JSON.readTree(body(call("POST", path, "ops")));
    }

    int status(String verb, String path) {
        return status(verb, path, "ops");
    }

    int status(String verb, String path, String role) {
        return call(verb, path, role).statusCode();
    }

    /** Of the management port: {@code /actuator/…}. */
    HttpResponse<String> probe(String path) {
        return exchange("local.management.port", "GET", path, "ops");
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> call(String verb, String path, String role) {
        return exchange("local.server.port", verb, path, role);
    }

    private HttpResponse<String> exchange(String port, String verb, String path, String role) {
        String address =
                "http://127.0.0.1:" + applications.getLast().getEnvironment().getProperty(port);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + TOKENS.token("operator", role))
                .timeout(SOON)
                .method(verb, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String topic() {
        return name + "." + Topic.CUSTOMER.topicName();
    }

    String deadLetterTopic() {
        return topic() + "." + GROUP + ".dlt";
    }

    TopicReader deadLetters() {
        return new TopicReader(LocalBackends.bootstrapServers(), deadLetterTopic());
    }

    /** A valid event of the customer with this id, sequence = version. */
    void send(String customer, long sequence) {
        send(event(customer, sequence));
    }

    ProducerRecord<byte[], byte[]> event(String customer, long sequence) {
        String value = """
                {"customerId":"%s","version":%d,"history":false,"changedFields":[],"after":{}}""".formatted(customer, sequence);
        return event(customer, sequence, value.getBytes(StandardCharsets.UTF_8));
    }

    ProducerRecord<byte[], byte[]> event(String customer, long sequence, byte @Nullable [] value) {
        var record = new ProducerRecord<>(topic(), customer.getBytes(StandardCharsets.UTF_8), value);
        EventType type = sequence == 1 ? EventTypes.CUSTOMER_CREATED : EventTypes.CUSTOMER_UPDATED;
        Headers headers = record.headers();
        put(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        put(headers, CloudEventHeaders.TYPE, type.name());
        put(headers, CloudEventHeaders.SOURCE, CloudEventHeaders.source("customer", customer));
        put(headers, CloudEventHeaders.ID, CloudEventHeaders.id("customer", customer, sequence));
        put(headers, CloudEventHeaders.SEQUENCE, CloudEventHeaders.sequence(sequence));
        put(headers, CloudEventHeaders.SUBJECT, customer);
        put(headers, CloudEventHeaders.TIME, "2026-11-01T10:15:30Z");
        put(headers, CloudEventHeaders.PARTITION_KEY, customer);
        put(headers, CloudEventHeaders.DATA_SCHEMA, type.dataSchema());
        put(headers, CloudEventHeaders.CORRELATION_ID, "correlation-" + customer);
        put(headers, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        return record;
    }

    static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** For many: they are on their way in this order, not yet there. */
    void sendSoon(String customer, long sequence) {
        var _ = producer.send(event(customer, sequence));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            var _ = producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sum of committed offsets over all partitions: how many records are behind the group. */
    long committed() {
        return offsets().values().stream().mapToLong(OffsetAndMetadata::offset).sum();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        try {
            return admin.listConsumerGroupOffsets(name + "." + GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> members() {
        try {
            String group = name + "." + GROUP;
            return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get().members().stream()
                    .map(member -> member.consumerId())
                    .collect(Collectors.toSet());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Back to the beginning of the topic; the group must have no member. */
    void rewind() {
        Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
        offsets().keySet().forEach(partition -> start.put(partition, new OffsetAndMetadata(0)));
        try {
            admin.alterConsumerGroupOffsets(name + "." + GROUP, start).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void stopAll() {
        applications.forEach(ConfigurableApplicationContext::close);
        applications.clear();
    }

    private void createTopic() {
        try {
            admin.createTopics(List.of(new NewTopic(topic(), 3, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        applications.forEach(ConfigurableApplicationContext::close);
        producer.close();
        admin.close();
        http.close();
    }
}
