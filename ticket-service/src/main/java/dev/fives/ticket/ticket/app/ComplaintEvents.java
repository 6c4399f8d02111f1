package dev.fives.ticket.ticket.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.ComplaintChanged;
import dev.fives.contracts.ticket.RemedyRequested;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.ticket.ticket.model.Complaint;
import dev.fives.ticket.ticket.model.Remedy;
import dev.fives.ticket.ticket.model.RemedyType;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stages of a complaint that others react to, out of the difference of two states. */
final class ComplaintEvents {
    private ComplaintEvents() {}

    /** All but those of the status; before is absent where the ticket was not. */
    static List<NewEvent> between(@Nullable Ticket before, Ticket after, Instant at) {
        Complaint next = after.complaint();
        if (next == null) {
            return List.of();
        }
        Complaint past = before == null ? null : before.complaint();
        List<NewEvent> events = new ArrayList<>();
        if (past == null) {
            events.add(event(EventTypes.COMPLAINT_RECEIVED, after, next, at));
        }
        if (after.times().acknowledgedAt() != null && (past == null || !isAcknowledged(before))) {
            events.add(event(EventTypes.COMPLAINT_ACKNOWLEDGED, after, next, at));
        }
        if (!assessment(past).equals(assessment(next))) {
            events.add(event(EventTypes.COMPLAINT_ASSESSED, after, next, at));
        }
        Remedy remedy = next.remedy();
        if (remedy != null && remedy.type() != RemedyType.NONE && !remedy.id().equals(idOfRemedy(past))) {
            events.add(TicketEvents.event(EventTypes.COMPLAINT_REMEDY_REQUESTED, requested(after, remedy), at));
        }
        return events;
    }

    /** What a complaint's new status means for it. */
    static List<NewEvent> moved(Ticket ticket, Instant at) {
        Complaint complaint = ticket.complaint();
        if (complaint == null) {
            return List.of();
        }
        if (ticket.status() == Status.RESOLVED) {
            return List.of(event(EventTypes.COMPLAINT_RESOLVED, ticket, complaint, at));
        }
        return ticket.status() == Status.CLOSED
                ? List.of(event(EventTypes.COMPLAINT_CLOSED, ticket, complaint, at))
                : List.of();
    }

    private static boolean isAcknowledged(@Nullable Ticket ticket) {
        return ticket != null && ticket.times().acknowledgedAt() != null;
    }

    /** What others judge a complaint by; equal as long as nobody has judged. */
    private static List<Object> assessment(@Nullable Complaint complaint) {
        return complaint == null
                ? assessment(Complaint.RECEIVED)
                : List.of(
                        String.valueOf(complaint.severity()),
                        String.valueOf(complaint.safety()),
                        String.valueOf(complaint.rootCause()));
    }

    private static @Nullable String idOfRemedy(@Nullable Complaint complaint) {
        Remedy remedy = complaint == null ? null : complaint.remedy();
        return remedy == null ? null : remedy.id();
    }

    private static RemedyRequested requested(Ticket ticket, Remedy remedy) {
        return new RemedyRequested(
                TicketEvents.snapshot(ticket), remedy.id(), remedy.type().name(), remedy.value(), remedy.requestedAt());
    }

    private static NewEvent event(EventType type, Ticket ticket, Complaint complaint, Instant at) {
        return TicketEvents.event(
                type,
                new ComplaintChanged(
                        TicketEvents.snapshot(ticket),
                        complaint.severity() == null
                                ? null
                                : complaint.severity().name(),
                        complaint.safety(),
                        complaint.rootCause(),
                        remedy(complaint.remedy()),
                        ticket.times().acknowledgedAt(),
                        complaint.decisionCommunicatedAt(),
                        at),
                at);
    }

    private static ComplaintChanged.@Nullable Remedy remedy(@Nullable Remedy remedy) {
        return remedy == null || remedy.type() == RemedyType.NONE
                ? null
                : new ComplaintChanged.Remedy(
                        remedy.id(),
                        remedy.type().name(),
                        remedy.value(),
                        remedy.status().name());
    }
}
