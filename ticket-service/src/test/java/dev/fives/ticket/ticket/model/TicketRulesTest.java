package dev.fives.ticket.ticket.model;

import static dev.fives.ticket.ticket.model.TicketFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketRulesTest {

    @Test
    void TKT_01_draft_hearsOfEverythingThatIsWrong() {
        assertThat(TicketFixture.refusedOfTicket("""
                {"kind":"RANT","channel":"PIGEON","customerId":"1001","purchaseId":"cus_1","priority":"ASAP",
                 "subject":" ","externalMessageId":"a\\nb"}
                """))
                .containsExactlyInAnyOrder(
                        "/kind",
                        "/channel",
                        "/customerId",
                        "/purchaseId",
                        "/priority",
                        "/subject",
                        "/externalMessageId");
        assertThat(TicketFixture.refusedOfTicket("{}")).containsExactlyInAnyOrder("/kind", "/channel", "/subject");
        assertThat(TicketFixture.refusedOfTicket("{\"kind\":\"PRAISE\",\"channel\":\"CHAT\",\"subject\":\"谢谢\"}"))
                .isEmpty();
    }

    @Test
    void TKT_04_complaint_keepsWhatADraftLeavesOut() {
        Ticket complete = TicketFixture.complete();
        Ticket later = TicketFixture.complain(complete, "{\"severity\":\"LOW\"}");

        assertThat(later.complaint().severity()).isEqualTo(Severity.LOW);
        assertThat(later.complaint().investigation()).isEqualTo("paid twice");
        assertThat(later.complaint().remedy()).isEqualTo(complete.complaint().remedy());
        assertThat(later.times().acknowledgedAt()).isEqualTo(NOW);
    }

    @Test
    void TKT_04_ticketBecomesAComplaint_andStaysOne() {
        Ticket complaint = TicketFixture.complain(TicketFixture.ticket(Kind.QUESTION), "{}");
        List<String> refused = new ArrayList<>();
        TicketFixture.RULES.edit(
                complaint,
                new ContentDraft("QUESTION", "Kettle", null, null, null, null),
                NOW,
                (pointer, detail) -> refused.add(detail));

        assertThat(complaint.content().kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(refused).containsExactly("kind: QUESTION (expected: COMPLAINT, which it stays)");
    }

    @Test
    void TKT_05_ticketThatBecomesAComplaint_isAcknowledgedThen() {
        Ticket survey = TicketFixture.unacknowledged();
        Ticket patched = TicketFixture.RULES.edit(
                survey, new ContentDraft("COMPLAINT", "CSAT 1", null, null, null, null), NOW, (pointer, detail) -> {});
        Ticket told = TicketFixture.complain(survey, "{\"acknowledgedAt\":\"2026-03-01T09:00:00Z\"}");

        assertThat(TicketFixture.complain(survey, "{}").times().acknowledgedAt())
                .isEqualTo(NOW);
        assertThat(patched.times().acknowledgedAt()).isEqualTo(NOW);
        assertThat(told.times().acknowledgedAt()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(Complaint.RECEIVED.missing(null)).contains("acknowledgedAt");
    }

    @Test
    void TKT_04_stagesLieInThePast() {
        Ticket ticket = TicketFixture.ticket(Kind.COMPLAINT);
        String soon = NOW.plus(Duration.ofHours(23)).toString();
        String later = NOW.plus(Duration.ofHours(25)).toString();

        assertThat(TicketFixture.refusedOfComplaint(ticket, "{\"acknowledgedAt\":\"%s\"}".formatted(soon)))
                .isEmpty();
        assertThat(TicketFixture.refusedOfComplaint(
                        ticket,
                        "{\"acknowledgedAt\":\"%s\",\"decisionCommunicatedAt\":\"%s\",\"rootCause\":\"two words\"}"
                                .formatted(later, later)))
                .containsExactlyInAnyOrder("/acknowledgedAt", "/decisionCommunicatedAt", "/rootCause");
    }

    @ParameterizedTest
    @CsvSource({
        "POINTS,500,''",
        "POINTS,0,/value",
        "POINTS,100001,/value",
        "POINTS,,/value",
        "COUPON,10001,/value",
        "NONE,0,''",
        "NONE,,''",
        "NONE,5,/value",
        "CAKE,5,'/type,/value'"
    })
    void TKT_06_remedy_hasItsLimits(String type, String value, String refused) {
        String json = "{\"type\":\"%s\",\"value\":%s,\"approvedBy\":\"boss\"}".formatted(type, value);

        assertThat(String.join(",", TicketFixture.refusedOfRemedy(json))).isEqualTo(refused);
    }

    @Test
    void TKT_06_remedy_needsSomebodyWhoApprovedIt() {
        assertThat(TicketFixture.refusedOfRemedy("{\"type\":\"POINTS\",\"value\":5}"))
                .containsExactly("/approvedBy");
    }

    @Test
    void TKT_02_message_isChecked() {
        assertThat(TicketFixture.refusedOfMessage(
                        "{\"text\":\"\",\"visibility\":\"SECRET\",\"attachments\":[{\"name\":\"a.pdf\"}]}"))
                .containsExactlyInAnyOrder(
                        "/authorKind",
                        "/visibility",
                        "/text",
                        "/attachments/0/bytes",
                        "/attachments/0/contentType",
                        "/attachments/0/location");
        assertThat(TicketFixture.refusedOfMessage("{\"text\":\"%s\",\"visibility\":\"PUBLIC\",\"authorKind\":\"AGENT\"}"
                        .formatted("x".repeat(4001))))
                .containsExactly("/text");
    }

    @Test
    void TKT_02_firstPublicMessageOfAnAgent_isTheFirstAnswer() {
        Ticket ticket = TicketFixture.ticket(Kind.QUESTION)
                .with(message(AuthorKind.CUSTOMER, Visibility.PUBLIC, 1))
                .with(message(AuthorKind.AGENT, Visibility.INTERNAL, 2));
        Ticket answered = ticket.with(message(AuthorKind.AGENT, Visibility.PUBLIC, 3))
                .with(message(AuthorKind.AGENT, Visibility.PUBLIC, 4));

        assertThat(ticket.times().firstRespondedAt()).isNull();
        assertThat(answered.times().firstRespondedAt()).isEqualTo(NOW.plusSeconds(3));
    }

    private static Message message(AuthorKind author, Visibility visibility, int second) {
        return new Message("msg_" + second, author, "clerk", visibility, "text", List.of(), NOW.plusSeconds(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2999-01-01T00:00:00Z"})
    void stage_atNoTimeThatCanBeToldIsRefused(String at) {
        assertThat(TicketFixture.refusedOfComplaint(
                        TicketFixture.ticket(Kind.COMPLAINT),
                        "{\"acknowledgedAt\":\"%s\",\"decisionCommunicatedAt\":\"%s\"}".formatted(at, at)))
                .containsExactlyInAnyOrder("/acknowledgedAt", "/decisionCommunicatedAt");
    }
}
