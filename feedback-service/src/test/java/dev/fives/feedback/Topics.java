package dev.fives.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.Topic;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.ticket.TicketChanged;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks for the other services, each event three times, and reads what this one says. */
final class Topics {
    private static final int DELIVERIES = 3;
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String bootstrapServers;
    private final String prefix;
    private final MutableClock clock;
    private final KafkaProducer<String, String> producer;

    Topics(String bootstrapServers, String prefix, MutableClock clock) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.clock = clock;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    void recorded(String customerId, String purchaseId) {
        recordedAt(clock.instant(), customerId, purchaseId, "COMPLETED", false);
    }

    void recordedAt(Instant time, String customerId, String purchaseId, String status, boolean history) {
        send(
                EventTypes.PURCHASE_RECORDED,
                purchaseId,
                customerId,
                1,
                time,
                purchase(customerId, purchaseId, 1, status, history));
    }

    void refunded(String customerId, String purchaseId) {
        send(
                EventTypes.PURCHASE_REFUNDED,
                purchaseId,
                customerId,
                2,
                clock.instant(),
                purchase(customerId, purchaseId, 2, "COMPLETED", false));
    }

    void consent(String customerId, long sequence, String purpose, String status) {
        ConsentChanged data = new ConsentChanged(customerId, "EMAIL", purpose, status, null, clock.instant());
        send(EventTypes.CONSENT_CHANGED, customerId, customerId, sequence, clock.instant(), data);
    }

    void deleted(String customerId, long sequence) {
        Instant now = clock.instant();
        CustomerDeleted data = new CustomerDeleted(
                customerId, sequence, false, null, now.plus(Duration.ofDays(30)), attributes(), now);
        send(EventTypes.CUSTOMER_DELETED, customerId, customerId, sequence, now, data);
    }

    void restored(String customerId, long sequence) {
        CustomerChanged data = new CustomerChanged(customerId, sequence, false, List.of(), null, attributes());
        send(EventTypes.CUSTOMER_RESTORED, customerId, customerId, sequence, clock.instant(), data);
    }

    private static CustomerAttributes attributes() {
        return JSON.readValue("{\"kind\":\"PERSON\"}", CustomerAttributes.class);
    }

    void ticketAt(Instant time, String customerId, String ticketId, long sequence, String kind, String status) {
        TicketSnapshot ticket = new TicketSnapshot(
                ticketId,
                "T-1",
                customerId,
                kind,
                status,
                "API",
                "PHONE",
                "NORMAL",
                null,
                null,
                null,
                null,
                time,
                null,
                null);
        EventType type = sequence == 1 ? EventTypes.TICKET_CREATED : EventTypes.TICKET_STATUS_CHANGED;
        send(
                type,
                ticketId,
                customerId,
                sequence,
                time,
                new TicketChanged(ticket, sequence == 1 ? null : "NEW", status, null, null, null, time));
    }

    private static PurchaseChanged purchase(
            String customerId, String purchaseId, long version, String status, boolean history) {
        Money gross = new Money("268.50", "CNY");
        return new PurchaseChanged(
                purchaseId,
                customerId,
                version,
                status,
                history,
                "api",
                purchaseId,
                "WEB",
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 3, "89.50")),
                null,
                gross,
                version == 1 ? gross : new Money("168.50", "CNY"),
                Instant.parse("2026-03-01T09:00:00Z"),
                version == 1 ? null : new PurchaseChanged.Refund("r-1", new Money("100.00", "CNY"), List.of()));
    }

    private void send(EventType type, String aggregateId, String key, long sequence, Instant time, Object data) {
        for (int i = 0; i < DELIVERIES; i++) {
            var record = new ProducerRecord<>(prefix + type.topic().topicName(), key, JSON.writeValueAsString(data));
            headers(type, aggregateId, key, sequence, time)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            var _ = producer.send(record);
        }
        producer.flush();
    }

    private static Map<String, String> headers(EventType type, String id, String key, long sequence, Instant time) {
        return Map.ofEntries(
                Map.entry(CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0),
                Map.entry(CloudEventHeaders.TYPE, type.name()),
                Map.entry(CloudEventHeaders.SOURCE, CloudEventHeaders.source(type.aggregateType(), id)),
                Map.entry(CloudEventHeaders.ID, CloudEventHeaders.id(type.aggregateType(), id, sequence)),
                Map.entry(CloudEventHeaders.SEQUENCE, CloudEventHeaders.sequence(sequence)),
                Map.entry(CloudEventHeaders.SUBJECT, id),
                Map.entry(CloudEventHeaders.TIME, time.toString()),
                Map.entry(CloudEventHeaders.PARTITION_KEY, key),
                Map.entry(CloudEventHeaders.DATA_SCHEMA, type.dataSchema()),
                Map.entry(CloudEventHeaders.CORRELATION_ID, "corr-" + id),
                Map.entry(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON));
    }

    /** The events under one key, as soon as there are so many; every event read is checked against its schema. */
    List<SeenEvent> of(String key, int atLeast) {
        Predicate<SeenEvent> wanted = event -> key.equals(event.key());
        try (TopicReader reader = new TopicReader(bootstrapServers, prefix + Topic.FEEDBACK.topicName())) {
            return reader.events(DEADLINE, all -> all.stream().filter(wanted).count() >= atLeast).stream()
                    .filter(wanted)
                    .toList();
        }
    }

    static @Nullable String data(SeenEvent event, String pointer) {
        return event.data().at(pointer).asString();
    }
}
