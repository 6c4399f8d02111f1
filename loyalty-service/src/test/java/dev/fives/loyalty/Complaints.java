package dev.fives.loyalty;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.ComplaintChanged;
import dev.fives.contracts.ticket.RemedyRequested;
import dev.fives.contracts.ticket.TicketChanged;
import dev.fives.contracts.ticket.TicketSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One complaint, as ticket-service tells of it: each event has the next number. */
final class Complaints {
    private final RunningLoyalty loyalty;
    private final String ticketId;
    private final @Nullable String customerId;
    private final String severity;
    private final String correlationId;
    private long sequence;

    Complaints(
            RunningLoyalty loyalty,
            String ticketId,
            @Nullable String customerId,
            String severity,
            String correlationId) {
        this.loyalty = loyalty;
        this.ticketId = ticketId;
        this.customerId = customerId;
        this.severity = severity;
        this.correlationId = correlationId;
    }

    void opens() {
        says(EventTypes.COMPLAINT_RECEIVED, snapshot("OPEN", null));
    }

    void reopens() {
        TicketSnapshot ticket = snapshot("REOPENED", null);
        Instant at = loyalty.clock.instant();
        tell(EventTypes.TICKET_REOPENED, ticket, new TicketChanged(ticket, "CLOSED", "REOPENED", null, null, null, at));
    }

    /** @return the number of the closing event, to repeat it by */
    long closes() {
        says(EventTypes.COMPLAINT_CLOSED, snapshot("CLOSED", loyalty.clock.instant()));
        return sequence;
    }

    void repeatsClosing(long closing, Instant closedAt) {
        TicketSnapshot ticket = snapshot("CLOSED", closedAt);
        loyalty.hears(EventTypes.COMPLAINT_CLOSED, ticket, changed(ticket, closedAt), closing, correlationId);
    }

    void asksFor(String remedyId, String type, long value, int deliveries) {
        TicketSnapshot ticket = snapshot("OPEN", null);
        sequence++;
        RemedyRequested asked = new RemedyRequested(ticket, remedyId, type, value, loyalty.clock.instant());
        for (int i = 0; i < deliveries; i++) {
            loyalty.hears(EventTypes.COMPLAINT_REMEDY_REQUESTED, ticket, asked, sequence, correlationId);
        }
    }

    private void says(EventType type, TicketSnapshot ticket) {
        tell(type, ticket, changed(ticket, loyalty.clock.instant()));
    }

    private void tell(EventType type, TicketSnapshot ticket, Object data) {
        loyalty.hears(type, ticket, data, ++sequence, correlationId);
    }

    private ComplaintChanged changed(TicketSnapshot ticket, Instant at) {
        return new ComplaintChanged(ticket, severity, false, "PAYMENT", null, at, at, at);
    }

    private TicketSnapshot snapshot(String status, @Nullable Instant closedAt) {
        return new TicketSnapshot(
                ticketId,
                "T-" + ticketId,
                customerId,
                "COMPLAINT",
                status,
                "API",
                "PHONE",
                "NORMAL",
                severity,
                null,
                null,
                null,
                RunningLoyalty.ORDERED_AT,
                null,
                closedAt);
    }
}
