package dev.fives.ticket.ticket.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Tickets, and what is refused of drafts in JSON. */
public final class TicketFixture {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final TicketLimits LIMITS =
            new TicketLimits(200, 10, 500, 20, 200, 4000, 200, 50, 100_000, 10_000, Duration.ofDays(1));
    public static final TicketRules RULES = new TicketRules(LIMITS);
    private static final JsonMapper JSON = JsonMapper.shared();

    private TicketFixture() {}

    public static Ticket ticket(Kind kind) {
        return Ticket.opened(
                "tic_1",
                "T-0000-0001",
                new Origin(Source.API, "PHONE", null, "cus_1", "pur_1", null, "clerk"),
                new Content(kind, "Kettle", null, Priority.NORMAL, null, List.of()),
                new Times(NOW, NOW, NOW.plus(Duration.ofDays(3)), null, null, null));
    }

    /** As out of a survey. */
    static Ticket unacknowledged() {
        return Ticket.opened(
                "tic_2",
                "T-0000-0002",
                new Origin(Source.SURVEY, "EMAIL", null, "cus_1", null, "rsp_1", "internal"),
                new Content(Kind.INCIDENT, "CSAT 1", null, Priority.HIGH, null, List.of()),
                new Times(NOW, null, NOW, null, null, null));
    }

    static Ticket in(Status status) {
        return ticket(Kind.QUESTION).with(status, NOW);
    }

    /** A complaint with all its stages. */
    public static Ticket complete() {
        Ticket complaint = complain(ticket(Kind.COMPLAINT), """
                {"severity":"HIGH","impact":"no tea","safety":false,"rootCause":"PAYMENT","investigation":"paid twice",
                 "decisionCommunicatedAt":"2026-03-01T09:00:00Z"}
                """);
        return complaint.with(Remedy.wanted("rem_1", RemedyType.POINTS, 500, "boss", NOW));
    }

    public static Ticket complain(Ticket ticket, String json) {
        List<String> refused = new ArrayList<>();
        Ticket complaint = RULES.complain(
                ticket, JSON.readValue(json, ComplaintDraft.class), NOW, (pointer, detail) -> refused.add(detail));
        if (!refused.isEmpty()) {
            throw new AssertionError(refused.toString());
        }
        return complaint;
    }

    static List<String> refusedOfTicket(String json) {
        List<String> refused = new ArrayList<>();
        TicketDraft draft = JSON.readValue(json, TicketDraft.class);
        RULES.origin(draft, "clerk", (pointer, detail) -> refused.add(pointer));
        RULES.content(draft, (pointer, detail) -> refused.add(pointer));
        return refused;
    }

    static List<String> refusedOfRemedy(String json) {
        List<String> refused = new ArrayList<>();
        RULES.remedy("rem_1", JSON.readValue(json, RemedyDraft.class), NOW, (pointer, detail) -> refused.add(pointer));
        return refused;
    }

    static List<String> refusedOfComplaint(Ticket ticket, String json) {
        List<String> refused = new ArrayList<>();
        RULES.complain(
                ticket, JSON.readValue(json, ComplaintDraft.class), NOW, (pointer, detail) -> refused.add(pointer));
        return refused;
    }

    static List<String> refusedOfMessage(String json) {
        List<String> refused = new ArrayList<>();
        RULES.message(
                "msg_1",
                "clerk",
                JSON.readValue(json, MessageDraft.class),
                NOW,
                (pointer, detail) -> refused.add(pointer));
        return refused;
    }
}
