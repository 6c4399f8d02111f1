package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.CareByPlan;
import dev.fives.loyalty.care.app.HoldCare;
import dev.fives.loyalty.care.model.CareStanding.Complaint;
import java.time.Instant;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Every event of a ticket tells how the ticket is after it. Memory: the highest sequence of the ticket, in the customer's
 * standing; a follow-up's id comes from the closing event. A ticket without a customer is nobody's care.
 */
public final class CareOnTicket implements EventHandler {
    private static final String COMPLAINT = "COMPLAINT";
    private static final String CLOSED = "CLOSED";
    private static final String SERIOUS = "HIGH";

    private final HoldCare hold;
    private final CareByPlan plans;

    /** What all events on the topic have. */
    public record Told(TicketSnapshot ticket) {}

    public CareOnTicket(HoldCare hold, CareByPlan plans) {
        this.hold = hold;
        this.plans = plans;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        TicketSnapshot ticket = event.dataAs(Told.class).ticket();
        String customerId = ticket.customerId();
        if (customerId == null) {
            return Mono.empty();
        }
        boolean isComplaint = ticket.kind().equals(COMPLAINT) || ticket.severity() != null;
        return hold.heard(customerId, complaint(ticket, event.sequence()), isComplaint, event.time())
                .then(Mono.defer(() -> react(event, customerId, ticket)));
    }

    private static Complaint complaint(TicketSnapshot ticket, long sequence) {
        boolean serious =
                ticket.kind().equals(COMPLAINT) && !ticket.status().equals(CLOSED) && SERIOUS.equals(ticket.severity());
        return new Complaint(ticket.ticketId(), sequence, serious);
    }

    private Mono<Void> react(ReceivedEvent event, String customerId, TicketSnapshot ticket) {
        if (event.type().equals(EventTypes.COMPLAINT_CLOSED.name())) {
            Instant closedAt = Objects.requireNonNullElse(ticket.closedAt(), event.time());
            return plans.complaintClosed(customerId, ticket.ticketId(), event.sequence(), closedAt);
        }
        return event.type().equals(EventTypes.TICKET_REOPENED.name())
                ? hold.reopened(customerId, ticket.ticketId(), event.sequence(), event.time())
                : Mono.empty();
    }
}
