package dev.fives.ticket.ticket.app;

import static dev.fives.ticket.ticket.model.TicketFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.ticket.ComplaintChanged;
import dev.fives.contracts.ticket.TicketChanged;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.ticket.ticket.model.Content;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Move;
import dev.fives.ticket.ticket.model.Priority;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketEventsTest {

    @Test
    void TKT_05_complaint_isReceivedAndAcknowledgedAtOnce() {
        assertThat(names(TicketEvents.opened(TicketFixture.ticket(Kind.COMPLAINT), null)))
                .containsExactly("crm.ticket.created.v1", "crm.complaint.received.v1", "crm.complaint.acknowledged.v1");
        assertThat(names(TicketEvents.opened(TicketFixture.ticket(Kind.PRAISE), null)))
                .containsExactly("crm.ticket.created.v1");
    }

    @Test
    void TKT_04_stages_areToldOnce() {
        Ticket question = TicketFixture.ticket(Kind.QUESTION);
        Ticket complete = TicketFixture.complete();

        assertThat(names(TicketEvents.between(question, complete, null, NOW)))
                .containsExactly(
                        "crm.complaint.received.v1",
                        "crm.complaint.acknowledged.v1",
                        "crm.complaint.assessed.v1",
                        "crm.complaint.remedy-requested.v1");
        assertThat(TicketEvents.between(complete, complete, null, NOW)).isEmpty();
        assertThat(names(TicketEvents.between(
                        complete, TicketFixture.complain(complete, "{\"severity\":\"LOW\"}"), null, NOW)))
                .containsExactly("crm.complaint.assessed.v1");
        assertThat(TicketEvents.between(complete, complete.granted("entry", NOW), null, NOW))
                .isEmpty();
    }

    @Test
    void TKT_03_everyTransition_isTold() {
        for (Status from : Status.values()) {
            for (Status to : from.allowed()) {
                Ticket before = in(TicketFixture.complete(), from);
                Ticket after = moved(before, to);
                TicketChanged changed = (TicketChanged) TicketEvents.between(before, after, "WHY", NOW)
                        .getFirst()
                        .data();

                assertThat(List.of(
                                changed.from(),
                                changed.to(),
                                changed.reason(),
                                changed.ticket().status()))
                        .containsExactly(from.name(), to.name(), "WHY", to.name());
            }
        }
    }

    @Test
    void TKT_04_closing_isOneWriteOfThree() {
        Ticket resolved = moved(TicketFixture.complete(), Status.RESOLVED);
        Ticket closed = moved(resolved, Status.CLOSED);
        List<NewEvent> events = TicketEvents.between(resolved, closed, null, NOW);

        assertThat(names(events))
                .containsExactly("crm.ticket.status-changed.v1", "crm.ticket.closed.v1", "crm.complaint.closed.v1");
        assertThat(((TicketChanged) events.get(1).data()).resolutionMinutes()).isEqualTo(90);
        assertThat(((TicketChanged) events.get(1).data()).rootCause()).isEqualTo("PAYMENT");
        assertThat(((ComplaintChanged) events.get(2).data()).remedy().value()).isEqualTo(500);
    }

    @Test
    void TKT_01_assignment_isTold() {
        Ticket before = TicketFixture.ticket(Kind.QUESTION);
        Ticket after = before.with(new Content(Kind.QUESTION, "Kettle", null, Priority.NORMAL, "agent-7", List.of()));

        assertThat(names(TicketEvents.between(before, after, null, NOW))).containsExactly("crm.ticket.assigned.v1");
    }

    /** By way of the table. */
    private static Ticket in(Ticket ticket, Status status) {
        return switch (status) {
            case NEW -> ticket;
            case OPEN, PENDING_CUSTOMER, PENDING_INTERNAL, RESOLVED -> moved(ticket, status);
            case CLOSED, REOPENED -> moved(moved(ticket, Status.RESOLVED), status);
        };
    }

    private static Ticket moved(Ticket ticket, Status to) {
        return ((Move.Moved) ticket.move(to, NOW.plus(Duration.ofMinutes(90)))).ticket();
    }

    private static List<String> names(List<NewEvent> events) {
        return events.stream().map(event -> event.type().name()).toList();
    }
}
