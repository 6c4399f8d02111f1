package dev.fives.segmentation;

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
import org.jspecify.annotations.Nullable;

/** Speaks for the other services, three times each, and reads what profiles and segments say. */
final class TestTopics {

    private final MutableClock clock;
    private final Runnable told;
    private final EventSender sender;
    private final TopicReader segments;

    /** @param told returns when all is told that the service has written */
    TestTopics(String bootstrapServers, String prefix, MutableClock clock, Runnable told) {
        this.clock = clock;
        this.told = told;
        this.sender = new EventSender(bootstrapServers, prefix, clock);
        this.segments = new TopicReader(bootstrapServers, prefix + Topic.SEGMENT.topicName());
    }

    void recorded(String customerId, String purchaseId, Instant at, String amount) {
        recorded(customerId, purchaseId, at, amount, "CNY");
    }

    void recorded(String customerId, String purchaseId, Instant at, String amount, String currency) {
        purchase(customerId, purchaseId, 1, at, amount, amount, currency);
    }

    /** A purchase of many. */
    record Bought(String customerId, String purchaseId, Instant at, String amount) {}

    /** Side by side. */
    void recorded(List<Bought> all) {
        try (var batch = sender.batch()) {
            for (Bought one : all) {
                var data = purchase(
                        one.customerId(), one.purchaseId(), 1, one.at(), one.amount(), one.amount(), "CNY", null);
                batch.send(EventTypes.PURCHASE_RECORDED, one.purchaseId(), one.customerId(), 1, data);
            }
        }
    }

    /** New customers and what they bought, side by side. */
    void told(Map<String, CustomerAttributes> customers, List<PurchaseChanged> purchases) {
        try (var batch = sender.batch()) {
            customers.forEach((id, attributes) -> batch.send(
                    EventTypes.CUSTOMER_CREATED,
                    id,
                    id,
                    1,
                    new CustomerChanged(id, 1, false, List.of("address"), null, attributes)));
            purchases.forEach(
                    data -> batch.send(EventTypes.PURCHASE_RECORDED, data.purchaseId(), data.customerId(), 1, data));
        }
    }

    void used(String customerId, String usageId, String type, Instant at) {
        var data = new UsageRecorded(usageId, customerId, type, "app", null, at);
        sender.send(EventTypes.USAGE_RECORDED, usageId, customerId, 1, data);
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
        sender.send(EventTypes.RESPONSE_SUBMITTED, "inv_" + responseId, customerId, 2, data);
    }

    /** New ones, side by side. */
    void customers(Map<String, CustomerAttributes> all) {
        try (var batch = sender.batch()) {
            all.forEach((id, attributes) -> batch.send(
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
        sender.send(EventTypes.RESPONSE_SUBMITTED, "inv_" + responseId, customerId, 2, data);
    }

    void said(@Nullable String customerId, String feedbackId, int nps, String sentiment, Instant at) {
        var data = new FeedbackReceived(feedbackId, customerId, "WECHAT", "NPS", nps, sentiment, null, at);
        sender.send(EventTypes.FEEDBACK_RECEIVED, feedbackId, customerId == null ? feedbackId : customerId, 1, data);
    }

    void ticket(EventType type, long sequence, TicketSnapshot ticket, Instant at) {
        Object data = switch (type.data().getSimpleName()) {
            case "TicketChanged" -> new TicketChanged(ticket, "OPEN", ticket.status(), null, null, null, at);
            default -> new ComplaintChanged(ticket, "HIGH", false, "PAYMENT", null, at, at, at);
        };
        var customerId = ticket.customerId();
        sender.send(type, ticket.ticketId(), customerId == null ? ticket.ticketId() : customerId, sequence, data);
    }

    /** The events of one rule; archived with the last. */
    void earningRule(String ruleId, long version, List<String> segmentIds, boolean archived) {
        var type = archived ? EventTypes.EARNING_RULE_ARCHIVED : EventTypes.EARNING_RULE_PUBLISHED;
        long sequence = archived ? version + 1 : version;
        sender.send(type, ruleId, ruleId, sequence, new EarningRuleChanged(ruleId, version, segmentIds));
    }

    void refunded(String customerId, String purchaseId, long version, Instant at, String gross, String net) {
        purchase(customerId, purchaseId, version, at, gross, net, "CNY");
    }

    void customer(String customerId, long sequence, String postalCode, @Nullable String birthDate) {
        var data = new CustomerChanged(
                customerId, sequence, false, List.of("address"), null, attributes(postalCode, birthDate));
        sender.send(
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
        sender.send(type, purchaseId, customerId, version, data);
    }

    void customer(String customerId, long sequence, CustomerAttributes attributes) {
        var data = new CustomerChanged(customerId, sequence, false, List.of(), null, attributes);
        var type = sequence == 1 ? EventTypes.CUSTOMER_CREATED : EventTypes.CUSTOMER_UPDATED;
        sender.send(type, customerId, customerId, sequence, data);
    }

    void deleted(String customerId, long sequence, String postalCode) {
        var now = clock.instant();
        var data = new CustomerDeleted(
                customerId, sequence, false, null, now.plus(Duration.ofDays(30)), attributes(postalCode, null), now);
        sender.send(EventTypes.CUSTOMER_DELETED, customerId, customerId, sequence, data);
    }

    void restored(String customerId, long sequence, String postalCode) {
        var data = new CustomerChanged(customerId, sequence, false, List.of(), null, attributes(postalCode, null));
        sender.send(EventTypes.CUSTOMER_RESTORED, customerId, customerId, sequence, data);
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
        sender.send(
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

    /** All events of customers whose ids begin so. */
    List<SeenEvent> segmentEventsOf(String prefix) {
        return said().stream()
                .filter(event -> String.valueOf(event.key()).startsWith(prefix))
                .filter(event -> event.type().equals(EventTypes.SEGMENT_ENTERED.name())
                        || event.type().equals(EventTypes.SEGMENT_EXITED.name()))
                .toList();
    }

    /** All events of profiles and segments until now, of one type. */
    List<SeenEvent> segmentEvents(EventType type, String customerId) {
        return said().stream()
                .filter(event -> event.type().equals(type.name()))
                .filter(event -> customerId.equals(event.key()))
                .toList();
    }

    /** Each is checked against its schema when it is read; what was read before is not read again. */
    private List<SeenEvent> said() {
        told.run();
        synchronized (segments) {
            return segments.eventsUpToNow();
        }
    }
}
