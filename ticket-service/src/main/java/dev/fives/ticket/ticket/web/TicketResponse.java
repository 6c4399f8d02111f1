package dev.fives.ticket.ticket.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.Masking;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Priority;
import dev.fives.ticket.ticket.model.Source;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is answered, without its thread and its past, which have paths of their own.
 *
 * @param allowed the statuses that it may go to
 * @param trackingToken what the customer shows instead of a login
 */
record TicketResponse(
        String id,
        String number,
        Kind kind,
        Status status,
        List<Status> allowed,
        Source source,
        String channel,
        @Nullable String externalMessageId,
        @Nullable String customerId,
        @Nullable String purchaseId,
        @Nullable String responseId,
        String subject,
        @Nullable String description,
        Priority priority,
        @Nullable String assigneeId,
        List<String> tags,
        Instant openedAt,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Instant firstRespondedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable ComplaintResponse complaint,
        String trackingToken,
        long version) {

    /** The receipt that the customer has. */
    record Acknowledgement(Instant sentAt, Instant expectedBy) {}

    static TicketResponse of(Stored<Ticket> stored, String trackingToken, Masking masking) {
        Ticket ticket = stored.state();
        return new TicketResponse(
                ticket.id(),
                ticket.number(),
                ticket.content().kind(),
                ticket.status(),
                ticket.status().allowed(),
                ticket.origin().source(),
                ticket.origin().channel(),
                masking.textOrNone(ticket.origin().externalMessageId()),
                ticket.origin().customerId(),
                ticket.origin().purchaseId(),
                ticket.origin().responseId(),
                masking.text(ticket.content().subject()),
                masking.textOrNone(ticket.content().description()),
                ticket.content().priority(),
                ticket.content().assigneeId(),
                ticket.content().tags().stream().map(masking::text).toList(),
                ticket.times().openedAt(),
                acknowledgement(ticket),
                ticket.times().firstRespondedAt(),
                ticket.times().resolvedAt(),
                ticket.times().closedAt(),
                ComplaintResponse.of(ticket, masking),
                masking.text(trackingToken),
                stored.version());
    }

    private static @Nullable Acknowledgement acknowledgement(Ticket ticket) {
        Instant sentAt = ticket.times().acknowledgedAt();
        return sentAt == null
                ? null
                : new Acknowledgement(sentAt, ticket.times().expectedBy());
    }
}
