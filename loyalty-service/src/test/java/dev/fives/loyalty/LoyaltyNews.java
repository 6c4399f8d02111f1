package dev.fives.loyalty;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.segment.FrequencyBandChanged;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the service hears, as the other services publish it. */
abstract class LoyaltyNews extends LoyaltyCalls {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final Instant ORDERED_AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SIDE_BY_SIDE = 64;

    final MutableClock clock;

    LoyaltyNews(MutableClock clock) {
        this.clock = clock;
    }

    static PurchaseChanged purchase(String purchaseId, String customerId, long version, String net) {
        return new PurchaseChanged(
                purchaseId,
                customerId,
                version,
                "COMPLETED",
                false,
                "api",
                "shop-1001",
                "WEB",
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 3, "89.50")),
                null,
                new Money("268.50", "CNY"),
                new Money(net, "CNY"),
                ORDERED_AT,
                version == 1 ? null : new PurchaseChanged.Refund("r-" + version, new Money("1.00", "CNY"), List.of()));
    }

    static PurchaseChanged purchase(String purchaseId, String customerId, long version, String net, Instant orderedAt) {
        PurchaseChanged sample = purchase(purchaseId, customerId, version, net);
        return new PurchaseChanged(
                purchaseId,
                customerId,
                version,
                sample.status(),
                false,
                sample.system(),
                sample.externalRef(),
                sample.channel(),
                sample.storeId(),
                sample.lines(),
                sample.linesOmitted(),
                sample.total(),
                sample.net(),
                orderedAt,
                sample.refund());
    }

    /** As customer-service publishes a version of a purchase. */
    void hears(PurchaseChanged purchase) {
        hearsAll(List.of(purchase));
    }

    /** Many side by side. */
    void hearsAll(List<PurchaseChanged> purchases) {
        Flux.fromIterable(purchases).flatMap(this::publish, SIDE_BY_SIDE).then().block(DEADLINE);
    }

    private Mono<Void> publish(PurchaseChanged purchase) {
        EventType type = purchase.version() == 1 ? EventTypes.PURCHASE_RECORDED : EventTypes.PURCHASE_REFUNDED;
        NewEvent event = new NewEvent(type, purchase, ORDERED_AT.plusSeconds(purchase.version() - 1));
        return sent(event, "purchase", purchase.purchaseId(), purchase.version(), purchase.customerId(), "test");
    }

    /** As customer-service publishes a version of a purchase at an instant. */
    void hears(PurchaseChanged purchase, Instant at) {
        EventType type = purchase.version() == 1 ? EventTypes.PURCHASE_RECORDED : EventTypes.PURCHASE_REFUNDED;
        publish(
                new NewEvent(type, purchase, at),
                "purchase",
                purchase.purchaseId(),
                purchase.version(),
                purchase.customerId(),
                "test");
    }

    void hearsOfNewCustomer(String customerId) {
        CustomerChanged created = new CustomerChanged(customerId, 1, false, List.of(), null, attributes());
        NewEvent event = new NewEvent(EventTypes.CUSTOMER_CREATED, created, ORDERED_AT);
        publish(event, "customer", customerId, 1, customerId, "test");
    }

    /** As customer-service publishes that it deleted a customer. */
    void hearsOfDeletion(String customerId, long sequence) {
        Instant now = clock.instant();
        CustomerDeleted deleted = new CustomerDeleted(
                customerId, sequence, false, null, now.plus(Duration.ofDays(30)), attributes(), now);
        NewEvent event = new NewEvent(EventTypes.CUSTOMER_DELETED, deleted, now);
        publish(event, "customer", customerId, sequence, customerId, "test");
    }

    /** As customer-service publishes that it restored a customer. */
    void hearsOfRestoring(String customerId, long sequence) {
        CustomerChanged restored = new CustomerChanged(customerId, sequence, false, List.of(), null, attributes());
        NewEvent event = new NewEvent(EventTypes.CUSTOMER_RESTORED, restored, clock.instant());
        publish(event, "customer", customerId, sequence, customerId, "test");
    }

    /** As customer-service publishes a consent. */
    void hears(ConsentChanged consent, long sequence) {
        NewEvent event = new NewEvent(EventTypes.CONSENT_CHANGED, consent, consent.at());
        publish(event, "consent", consent.customerId(), sequence, consent.customerId(), "test");
    }

    /** As segmentation-service publishes that a customer entered or left a segment. */
    void hearsOfSegment(EventType type, String segmentId, String customerId, long sequence) {
        var cause = new SegmentMembershipChanged.Cause("purchases.count", null, null);
        var news = new SegmentMembershipChanged(segmentId, 1, segmentId, customerId, cause);
        publish(new NewEvent(type, news, clock.instant()), "profile", customerId, sequence, customerId, "test");
    }

    /** As segmentation-service publishes that a customer's frequency band is another one. */
    void hearsOfBand(@Nullable String from, String to, String customerId, long sequence) {
        hears(
                EventTypes.FREQUENCY_BAND_CHANGED,
                new FrequencyBandChanged(customerId, from, to, 1, 90),
                "profile",
                customerId,
                sequence,
                customerId);
    }

    /** As the owner of the aggregate publishes an event of a customer. */
    void hears(EventType type, Object data, String aggregate, String id, long sequence, String customerId) {
        publish(new NewEvent(type, data, clock.instant()), aggregate, id, sequence, customerId, "test");
    }

    /** As ticket-service publishes an event of a ticket. */
    void hears(EventType type, TicketSnapshot ticket, Object data, long sequence, String correlationId) {
        String key = Objects.requireNonNullElse(ticket.customerId(), ticket.ticketId());
        NewEvent event = new NewEvent(type, data, clock.instant());
        publish(event, "ticket", ticket.ticketId(), sequence, key, correlationId);
    }

    private static CustomerAttributes attributes() {
        return JSON.readValue("{\"kind\":\"PERSON\",\"lifecycleStage\":\"NEW\"}", CustomerAttributes.class);
    }

    private void publish(NewEvent event, String aggregate, String id, long sequence, String key, String correlationId) {
        sent(event, aggregate, id, sequence, key, correlationId).block(DEADLINE);
    }

    private Mono<Void> sent(
            NewEvent event, String aggregate, String id, long sequence, String key, String correlationId) {
        PendingEvent pending =
                bean(PendingEvents.class).of(RequestContext.internal(correlationId), aggregate, id, sequence, event);
        return bean(EventPublisher.class).send(pending, key);
    }

    abstract <T> T bean(Class<T> type);
}
