package dev.fives.segmentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.Topic;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.contracts.feedback.FeedbackReceived;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.loyalty.EarningRuleChanged;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.ticket.ComplaintChanged;
import dev.fives.contracts.ticket.TicketChanged;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.contracts.usage.UsageRecorded;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks for the customer service, three times each, and reads what profiles say. */
final class TestTopics {

    private static final int DELIVERIES = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String bootstrapServers;
    private final String prefix;
    private final MutableClock clock;

    TestTopics(String bootstrapServers, String prefix, MutableClock clock) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.clock = clock;
    }

    void recorded(String customerId, String purchaseId, Instant at, String amount) {
        recorded(customerId, purchaseId, at, amount, "CNY");
    }

    void recorded(String customerId, String purchaseId, Instant at, String amount, String currency) {
        purchase(customerId, purchaseId, 1, at, amount, amount, currency);
    }

    /** A purchase of many. */
    record Bought(String customerId, String purchaseId, Instant at, String amount) {}

    /** With one connection for all of them. */
    void recorded(List<Bought> all) {
        try (var producer = producer()) {
            for (Bought one : all) {
                var data = purchase(
                        one.customerId(), one.purchaseId(), 1, one.at(), one.amount(), one.amount(), "CNY", null);
                send(producer, EventTypes.PURCHASE_RECORDED, one.purchaseId(), one.customerId(), 1, data);
            }
        }
    }

    /** New customers and what they bought, with one connection for all of them. */
    void told(Map<String, CustomerAttributes> customers, List<PurchaseChanged> purchases) {
        try (var producer = producer()) {
            customers.forEach((id, attributes) -> send(
                    producer,
                    EventTypes.CUSTOMER_CREATED,
                    id,
                    id,
                    1,
                    new CustomerChanged(id, 1, false, List.of("address"), null, attributes)));
            purchases.forEach(data ->
                    send(producer, EventTypes.PURCHASE_RECORDED, data.purchaseId(), data.customerId(), 1, data));
        }
    }

    void used(String customerId, String usageId, String type, Instant at) {
        var data = new UsageRecorded(usageId, customerId, type, "app", null, at);
        send(EventTypes.USAGE_RECORDED, usageId, customerId, 1, data);
    }

    /** A survey without a metric. */
    void answered(String customerId, String responseId, List<ResponseSubmitted.Answer> answers, Instant at) {
        var data = new ResponseSubmitted(
                responseId,
                "inv_" + responseId,
                customerId,
                "srv_traits",
                1,
                "EMAIL",
                null,
                null,
                "NEUTRAL",
                answers,
                null,
                at);
        send(EventTypes.RESPONSE_SUBMITTED, "inv_" + responseId, customerId, 2, data);
    }

    /** New ones, with one connection for all of them. */
    void customers(Map<String, CustomerAttributes> all) {
        try (var producer = producer()) {
            all.forEach((id, attributes) -> send(
                    producer,
                    EventTypes.CUSTOMER_CREATED,
                    id,
                    id,
                    1,
                    new CustomerChanged(id, 1, false, List.of(), null, attributes)));
        }
    }

    void answered(String customerId, String responseId, String metric, int score, String sentiment, Instant at) {
        var data = new ResponseSubmitted(
                responseId,
                "inv_" + responseId,
                customerId,
                "srv_1",
                1,
                "EMAIL",
                metric,
                score,
                sentiment,
                List.of(),
                null,
                at);
        send(EventTypes.RESPONSE_SUBMITTED, "inv_" + responseId, customerId, 2, data);
    }

    void said(@Nullable String customerId, String feedbackId, int nps, String sentiment, Instant at) {
        var data = new FeedbackReceived(feedbackId, customerId, "WECHAT", "NPS", nps, sentiment, null, at);
        send(EventTypes.FEEDBACK_RECEIVED, feedbackId, customerId == null ? feedbackId : customerId, 1, data);
    }

    void ticket(EventType type, long sequence, TicketSnapshot ticket, Instant at) {
        Object data = switch (type.data().getSimpleName()) {
            case "TicketChanged" -> new TicketChanged(ticket, "OPEN", ticket.status(), null, null, null, at);
            default -> new ComplaintChanged(ticket, "HIGH", false, "PAYMENT", null, at, at, at);
        };
        var customerId = ticket.customerId();
        send(type, ticket.ticketId(), customerId == null ? ticket.ticketId() : customerId, sequence, data);
    }

    /** The events of one rule; archived with the last. */
    void earningRule(String ruleId, long version, List<String> segmentIds, boolean archived) {
        var type = archived ? EventTypes.EARNING_RULE_ARCHIVED : EventTypes.EARNING_RULE_PUBLISHED;
        long sequence = archived ? version + 1 : version;
        send(type, ruleId, ruleId, sequence, new EarningRuleChanged(ruleId, version, segmentIds));
    }

    void refunded(String customerId, String purchaseId, long version, Instant at, String gross, String net) {
        purchase(customerId, purchaseId, version, at, gross, net, "CNY");
    }

    void customer(String customerId, long sequence, String postalCode, @Nullable String birthDate) {
        var data = new CustomerChanged(
                customerId, sequence, false, List.of("address"), null, attributes(postalCode, birthDate));
        send(
                sequence == 1 ? EventTypes.CUSTOMER_CREATED : EventTypes.CUSTOMER_UPDATED,
                customerId,
                customerId,
                sequence,
                data);
    }

    /** One article of a category; nothing of it is left where the net value is zero. */
    void bought(
            String customerId, String purchaseId, long version, Instant at, String gross, String net, String category) {
        var line = new PurchaseChanged.Line("sku-" + category, category, "brand", 1, gross);
        var data = new PurchaseChanged(
                purchaseId,
                customerId,
                version,
                "COMPLETED",
                false,
                "api",
                purchaseId,
                "WEB",
                "store-1",
                net.equals("0.00") ? List.of() : List.of(line),
                null,
                new Money(gross, "CNY"),
                new Money(net, "CNY"),
                at,
                version == 1
                        ? null
                        : new PurchaseChanged.Refund("r-" + version, new Money(gross, "CNY"), List.of(line)));
        var type = version == 1 ? EventTypes.PURCHASE_RECORDED : EventTypes.PURCHASE_REFUNDED;
        send(type, purchaseId, customerId, version, data);
    }

    void customer(String customerId, long sequence, CustomerAttributes attributes) {
        var data = new CustomerChanged(customerId, sequence, false, List.of(), null, attributes);
        var type = sequence == 1 ? EventTypes.CUSTOMER_CREATED : EventTypes.CUSTOMER_UPDATED;
        send(type, customerId, customerId, sequence, data);
    }

    void deleted(String customerId, long sequence, String postalCode) {
        var now = clock.instant();
        var data = new CustomerDeleted(
                customerId, sequence, false, null, now.plus(Duration.ofDays(30)), attributes(postalCode, null), now);
        send(EventTypes.CUSTOMER_DELETED, customerId, customerId, sequence, data);
    }

    void restored(String customerId, long sequence, String postalCode) {
        var data = new CustomerChanged(customerId, sequence, false, List.of(), null, attributes(postalCode, null));
        send(EventTypes.CUSTOMER_RESTORED, customerId, customerId, sequence, data);
    }

    private static CustomerAttributes attributes(String postalCode, @Nullable String birthDate) {
        return new CustomerAttributes(
                "PERSON",
                null,
                birthDate == null ? null : new CustomerAttributes.BirthDate(birthDate, "GREGORIAN"),
                null,
                null,
                null,
                null,
                new CustomerAttributes.Address("CN", null, "Shanghai", postalCode),
                null,
                "Asia/Shanghai",
                List.of(),
                Map.of());
    }

    private void purchase(
            String customerId, String purchaseId, long version, Instant at, String gross, String net, String currency) {
        var refund = version == 1
                ? null
                : new PurchaseChanged.Refund("r-" + version, new Money("1.00", currency), List.of());
        var data = purchase(customerId, purchaseId, version, at, gross, net, currency, refund);
        send(
                version == 1 ? EventTypes.PURCHASE_RECORDED : EventTypes.PURCHASE_REFUNDED,
                purchaseId,
                customerId,
                version,
                data);
    }

    private static PurchaseChanged purchase(
            String customerId,
            String purchaseId,
            long version,
            Instant at,
            String gross,
            String net,
            String currency,
            PurchaseChanged.@Nullable Refund refund) {
        return new PurchaseChanged(
                purchaseId,
                customerId,
                version,
                "COMPLETED",
                false,
                "api",
                purchaseId,
                "WEB",
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 1, gross)),
                null,
                new Money(gross, currency),
                new Money(net, currency),
                at,
                refund);
    }

    private KafkaProducer<String, String> producer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private void send(EventType type, String aggregateId, String key, long sequence, Object data) {
        try (var producer = producer()) {
            send(producer, type, aggregateId, key, sequence, data);
        }
    }

    private void send(
            KafkaProducer<String, String> producer,
            EventType type,
            String aggregateId,
            String key,
            long sequence,
            Object data) {
        for (int i = 0; i < DELIVERIES; i++) {
            var record = new ProducerRecord<>(prefix + type.topic().topicName(), key, JSON.writeValueAsString(data));
            headers(type, aggregateId, key, sequence)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            var _ = producer.send(record);
        }
    }

    private Map<String, String> headers(EventType type, String id, String key, long sequence) {
        return Map.ofEntries(
                Map.entry(CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0),
                Map.entry(CloudEventHeaders.TYPE, type.name()),
                Map.entry(CloudEventHeaders.SOURCE, CloudEventHeaders.source(type.aggregateType(), id)),
                Map.entry(CloudEventHeaders.ID, CloudEventHeaders.id(type.aggregateType(), id, sequence)),
                Map.entry(CloudEventHeaders.SEQUENCE, CloudEventHeaders.sequence(sequence)),
                Map.entry(CloudEventHeaders.SUBJECT, id),
                Map.entry(CloudEventHeaders.TIME, clock.instant().toString()),
                Map.entry(CloudEventHeaders.PARTITION_KEY, key),
                Map.entry(CloudEventHeaders.DATA_SCHEMA, type.dataSchema()),
                Map.entry(CloudEventHeaders.CORRELATION_ID, "test"),
                Map.entry(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON));
    }

    /** All events of customers whose ids begin so. */
    List<SeenEvent> segmentEventsOf(String prefix) {
        try (TopicReader reader = new TopicReader(bootstrapServers, this.prefix + Topic.SEGMENT.topicName())) {
            return reader.eventsUpToNow().stream()
                    .filter(event -> String.valueOf(event.key()).startsWith(prefix))
                    .filter(event -> event.type().equals(EventTypes.SEGMENT_ENTERED.name())
                            || event.type().equals(EventTypes.SEGMENT_EXITED.name()))
                    .toList();
        }
    }

    /** All events of profiles and segments until now, of one type; every event read is checked against its schema. */
    List<SeenEvent> segmentEvents(EventType type, String customerId) {
        try (TopicReader reader = new TopicReader(bootstrapServers, prefix + Topic.SEGMENT.topicName())) {
            return reader.eventsUpToNow().stream()
                    .filter(event -> event.type().equals(type.name()))
                    .filter(event -> customerId.equals(event.key()))
                    .toList();
        }
    }
}
