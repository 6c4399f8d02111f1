package dev.fives.ticket.ticket.model;

import static dev.fives.ticket.ticket.model.TicketFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void TKT_26_eachChangedField_isOneEntry() {
        Ticket before = TicketFixture.ticket(Kind.QUESTION);
        Ticket after = TicketFixture.complain(
                before.with(new Content(
                        Kind.QUESTION, "Kettle leaks", null, Priority.HIGH, "agent-7", List.of("tea", "vip"))),
                "{\"severity\":\"HIGH\",\"rootCause\":\"PAYMENT\"}");

        Ticket told = History.tell(before, after, "clerk", NOW, null);

        assertThat(told.history())
                .containsExactly(
                        entry("kind", "QUESTION", "COMPLAINT"),
                        entry("subject", "Kettle", "Kettle leaks"),
                        entry("priority", "NORMAL", "HIGH"),
                        entry("assigneeId", null, "agent-7"),
                        entry("tags", null, "tea,vip"),
                        entry("complaint.severity", null, "HIGH"),
                        entry("complaint.rootCause", null, "PAYMENT"));
        assertThat(History.tell(told, told, "clerk", NOW, null)).isEqualTo(told);
    }

    @Test
    void TKT_26_everyComponentThatACommandChanges_isTold() {
        Ticket before = TicketFixture.ticket(Kind.QUESTION);
        Ticket complete = TicketFixture.complete();
        Ticket after = complete.with(new Content(Kind.COMPLAINT, "s", "d", Priority.LOW, "a", List.of("t")))
                .with(Status.RESOLVED, NOW);
        Ticket sought = TicketFixture.complain(
                after, "{\"remedySought\":\"money\",\"acknowledgedAt\":\"2026-03-01T09:00:00Z\"}");

        assertThat(History.tell(before, sought, "clerk", NOW, null).history())
                .extracting(HistoryEntry::field)
                .containsExactlyInAnyOrder(
                        "kind",
                        "subject",
                        "description",
                        "priority",
                        "assigneeId",
                        "tags",
                        "acknowledgedAt",
                        "complaint.severity",
                        "complaint.impact",
                        "complaint.safety",
                        "complaint.rootCause",
                        "complaint.remedySought",
                        "complaint.investigation",
                        "complaint.remedy",
                        "complaint.decisionCommunicatedAt",
                        "status");
    }

    @Test
    void TKT_26_longText_isCut() {
        Ticket before = TicketFixture.ticket(Kind.COMPLAINT);
        Ticket after = TicketFixture.complain(before, "{\"impact\":\"%s\"}".formatted("x".repeat(4000)));

        String told = History.tell(before, after, "clerk", NOW, "R")
                .history()
                .getFirst()
                .after();

        assertThat(told).hasSize(500).endsWith("x…");
    }

    @Test
    void TKT_26_longText_isNotCutAmidASign() {
        Ticket before = TicketFixture.ticket(Kind.COMPLAINT);
        Ticket after =
                TicketFixture.complain(before, "{\"impact\":\"%s\"}".formatted("x".repeat(498) + "🫖".repeat(9)));

        assertThat(History.tell(before, after, "clerk", NOW, "R")
                        .history()
                        .getFirst()
                        .after())
                .isEqualTo("x".repeat(498) + "…");
    }

    private static HistoryEntry entry(String field, String before, String after) {
        return new HistoryEntry("clerk", NOW, field, before, after, null);
    }
}
