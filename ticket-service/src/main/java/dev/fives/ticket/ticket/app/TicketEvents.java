package dev.fives.ticket.ticket.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.TicketChanged;
import dev.fives.contracts.ticket.TicketMessageAdded;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.ticket.ticket.model.Complaint;
import dev.fives.ticket.ticket.model.Message;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells others what became of a ticket, out of the difference of two states. No event carries a text. */
final class TicketEvents {
    private TicketEvents() {}

    static List<NewEvent> opened(Ticket ticket, @Nullable String reason) {
        Instant at = ticket.times().openedAt();
        List<NewEvent> events = new ArrayList<>();
        events.add(
                event(EventTypes.TICKET_CREATED, changed(ticket, null, ticket.status(), reason, null, null, at), at));
        events.addAll(ComplaintEvents.between(null, ticket, at));
        return events;
    }

    /** In the order in which they would have been told one by one; empty where nobody else has to know. */
    static List<NewEvent> between(Ticket before, Ticket after, @Nullable String reason, Instant at) {
        List<NewEvent> events = new ArrayList<>(ComplaintEvents.between(before, after, at));
        if (!Objects.equals(before.content().assigneeId(), after.content().assigneeId())) {
            events.add(event(EventTypes.TICKET_ASSIGNED, changed(after, null, null, reason, null, null, at), at));
        }
        after.messages().stream()
                .skip(before.messages().size())
                .forEach(message -> events.add(event(EventTypes.TICKET_MESSAGE_ADDED, added(after, message), at)));
        if (before.status() != after.status()) {
            events.addAll(moved(before.status(), after, reason, at));
        }
        return events;
    }

    private static List<NewEvent> moved(Status from, Ticket ticket, @Nullable String reason, Instant at) {
        Status to = ticket.status();
        TicketChanged plain = changed(ticket, from, to, reason, null, null, at);
        TicketChanged done = changed(ticket, from, to, reason, resolutionMinutes(ticket), rootCause(ticket), at);
        List<NewEvent> events = new ArrayList<>();
        events.add(event(EventTypes.TICKET_STATUS_CHANGED, plain, at));
        switch (to) {
            case RESOLVED -> events.add(event(EventTypes.TICKET_RESOLVED, done, at));
            case CLOSED -> events.add(event(EventTypes.TICKET_CLOSED, done, at));
            case REOPENED -> events.add(event(EventTypes.TICKET_REOPENED, plain, at));
            case NEW, OPEN, PENDING_CUSTOMER, PENDING_INTERNAL -> {}
        }
        events.addAll(ComplaintEvents.moved(ticket, at));
        return events;
    }

    private static @Nullable Long resolutionMinutes(Ticket ticket) {
        Times times = ticket.times();
        return times.resolvedAt() == null
                ? null
                : Math.max(
                        0,
                        Duration.between(times.openedAt(), times.resolvedAt()).toMinutes());
    }

    private static @Nullable String rootCause(Ticket ticket) {
        Complaint complaint = ticket.complaint();
        return complaint == null ? null : complaint.rootCause();
    }

    private static TicketChanged changed(
            Ticket ticket,
            @Nullable Status from,
            @Nullable Status to,
            @Nullable String reason,
            @Nullable Long resolutionMinutes,
            @Nullable String rootCause,
            Instant at) {
        return new TicketChanged(
                snapshot(ticket),
                from == null ? null : from.name(),
                to == null ? null : to.name(),
                reason,
                resolutionMinutes,
                rootCause,
                at);
    }

    private static TicketMessageAdded added(Ticket ticket, Message message) {
        return new TicketMessageAdded(
                snapshot(ticket),
                message.id(),
                message.authorKind().name(),
                message.visibility().name(),
                message.at());
    }

    static TicketSnapshot snapshot(Ticket ticket) {
        Complaint complaint = ticket.complaint();
        return new TicketSnapshot(
                ticket.id(),
                ticket.number(),
                ticket.origin().customerId(),
                ticket.content().kind().name(),
                ticket.status().name(),
                ticket.origin().source().name(),
                ticket.origin().channel(),
                ticket.content().priority().name(),
                complaint == null || complaint.severity() == null
                        ? null
                        : complaint.severity().name(),
                ticket.origin().responseId(),
                ticket.origin().purchaseId(),
                ticket.content().assigneeId(),
                ticket.times().openedAt(),
                ticket.times().resolvedAt(),
                ticket.times().closedAt());
    }

    static NewEvent event(EventType type, Object data, Instant at) {
        return new NewEvent(type, data, at);
    }
}
