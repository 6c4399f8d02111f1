package dev.fives.feedback.outreach.kafka;

import static java.util.stream.Collectors.toMap;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.feedback.outreach.app.Asks;
import dev.fives.feedback.outreach.app.NoteMarks;
import dev.fives.feedback.outreach.app.PlanAsks;
import dev.fives.feedback.outreach.model.ConsentMark;
import dev.fives.feedback.outreach.model.DeletionMark;
import dev.fives.feedback.outreach.model.TicketMark;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Purchases plan questions; refunds, open complaints, refused consents and deletion suppress them. Nothing parks:
 * planned questions and refunds are inserts by their own ids, and of a ticket, consent or customer the highest sequence
 * counts.
 */
public final class OutreachEvents {
    public static final String GROUP = "feedback";
    private static final String COMPLETED = "COMPLETED";
    private static final String COMPLAINT = "COMPLAINT";
    private static final Set<String> DONE = Set.of("RESOLVED", "CLOSED");
    private static final Set<String> ASKING = Set.of("SURVEY", "MARKETING");
    private static final Set<String> REFUSED = Set.of("DENIED", "REVOKED");

    private final PlanAsks plan;
    private final Asks asks;
    private final NoteMarks marks;

    public OutreachEvents(PlanAsks plan, Asks asks, NoteMarks marks) {
        this.plan = plan;
        this.asks = asks;
        this.marks = marks;
    }

    public Subscription purchases() {
        return new Subscription(
                GROUP,
                Topic.PURCHASE,
                Map.of(EventTypes.PURCHASE_RECORDED, this::recorded, EventTypes.PURCHASE_REFUNDED, this::refunded),
                false);
    }

    /** Every event of a ticket carries the ticket. */
    public Subscription tickets() {
        Map<EventType, EventHandler> handlers = EventTypes.all().stream()
                .filter(type -> type.topic() == Topic.TICKET)
                .collect(toMap(type -> type, type -> this::ticket));
        return new Subscription(GROUP, Topic.TICKET, handlers, false);
    }

    public Subscription customers() {
        return new Subscription(
                GROUP,
                Topic.CUSTOMER,
                Map.of(
                        EventTypes.CONSENT_CHANGED, this::consent,
                        EventTypes.CUSTOMER_DELETED, this::deletion,
                        EventTypes.CUSTOMER_RESTORED, this::deletion),
                false);
    }

    private Mono<Void> recorded(ReceivedEvent event) {
        PurchaseChanged purchase = event.dataAs(PurchaseChanged.class);
        if (purchase.history() || !purchase.status().equals(COMPLETED)) {
            return Mono.empty();
        }
        return plan.of(new PlanAsks.Completed(
                purchase.customerId(), purchase.purchaseId(), event.time(), event.correlationId(), event.id()));
    }

    private Mono<Void> refunded(ReceivedEvent event) {
        PurchaseChanged purchase = event.dataAs(PurchaseChanged.class);
        return purchase.history() ? Mono.empty() : asks.refunded(purchase.purchaseId(), millis(event.time()));
    }

    private record TicketData(TicketSnapshot ticket) {}

    private Mono<Void> ticket(ReceivedEvent event) {
        TicketSnapshot ticket = event.dataAs(TicketData.class).ticket();
        if (ticket.customerId() == null) {
            return Mono.empty();
        }
        boolean open = ticket.kind().equals(COMPLAINT) && !DONE.contains(ticket.status());
        TicketMark mark = new TicketMark(ticket.ticketId(), event.sequence(), open, millis(event.time()));
        return marks.ticket(ticket.customerId(), mark);
    }

    private Mono<Void> consent(ReceivedEvent event) {
        ConsentChanged consent = event.dataAs(ConsentChanged.class);
        if (!ASKING.contains(consent.purpose())) {
            return Mono.empty();
        }
        ConsentMark mark = new ConsentMark(
                consent.channel(),
                consent.purpose(),
                event.sequence(),
                REFUSED.contains(consent.status()),
                consent.validUntil() == null ? null : millis(consent.validUntil()),
                millis(event.time()));
        return marks.consent(consent.customerId(), mark);
    }

    /** Deleted or restored; the aggregate of both is the customer. */
    private Mono<Void> deletion(ReceivedEvent event) {
        boolean deleted = event.type().equals(EventTypes.CUSTOMER_DELETED.name());
        return marks.deletion(event.aggregateId(), new DeletionMark(event.sequence(), deleted, millis(event.time())));
    }

    /** As stored. */
    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
