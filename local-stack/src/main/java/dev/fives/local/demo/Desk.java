package dev.fives.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The people who look after tickets: they answer, take complaints seriously, make good, close, and call again. */
final class Desk {

    private static final String AGENT = "agent-7";
    private static final List<String> ROOT_CAUSES =
            List.of("DELIVERY", "PRODUCT", "PAYMENT", "SERVICE", "COMMUNICATION");
    private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH");
    private static final List<String> QUESTIONS =
            List.of("Where is my parcel?", "How long does this tea keep?", "发票抬头可以修改吗？", "请问什么时候补货？");
    private static final Duration FOLLOW_UP = Duration.ofDays(7);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final DemoApi api;
    private final Heard heard;
    private final Agenda agenda;
    private final Asks asks;
    private final long seed;

    Desk(DemoApi api, Heard heard, Agenda agenda, Asks asks, long seed) {
        this.api = api;
        this.heard = heard;
        this.agenda = agenda;
        this.asks = asks;
        this.seed = seed;
    }

    /** A ticket on its way, with what has happened to it so far. */
    private final class Case {
        private final int person;
        private final String customerId;
        private final String id;
        private final boolean complaint;
        private final Chance chance;
        private final Map<String, Integer> statuses = new HashMap<>();
        private final Map<String, Object> complaintFields = new HashMap<>();
        private int calls;

        Case(int person, String customerId, String id, boolean complaint, Chance chance) {
            this.person = person;
            this.customerId = customerId;
            this.id = id;
            this.complaint = complaint;
            this.chance = chance;
        }

        private String path() {
            return "/tickets/" + id;
        }

        /** Waits until others can hear it too: a complaint keeps surveys away. */
        private void moveTo(String status, Instant now) {
            var _ = api.post(path() + "/transitions", Map.of("to", status));
            if (complaint) {
                heard.await(Heard.status(id, status), statuses.merge(status, 1, Integer::sum));
                asks.mustKnow(person, now);
            }
        }

        private void assess(Instant now) {
            api.change("PUT", path() + "/complaint", path(), complaintFields);
            heard.await(Heard.complaint(id));
            asks.mustKnow(person, now);
        }
    }

    /** A bad answer has made a ticket; every second one turns out to be a complaint. */
    void unhappyAnswer(int person, String customerId, Shopping about, String responseId, int score, Instant at) {
        Chance chance = Chance.of(seed, "unhappy " + about.reference());
        String id =
                heard.await(Heard.ticketOf(responseId)).at("/ticket/ticketId").asString("");
        begin(new Case(person, customerId, id, score == 1 || chance.percent(30), chance), at);
    }

    /** Somebody writes or calls. */
    void contact(int person, String customerId, String message, Instant at) {
        Chance chance = Chance.of(seed, "contact " + message);
        boolean complaint = chance.percent(15);
        JsonNode ticket = api.post(
                "/tickets",
                Map.of(
                        "kind",
                        complaint
                                ? "COMPLAINT"
                                : chance.one(List.of("QUESTION", "QUESTION", "REQUEST", "INCIDENT", "PRAISE")),
                        "channel",
                        chance.one(List.of("PHONE", "CHAT", "EMAIL", "WEB")),
                        "externalMessageId",
                        message,
                        "customerId",
                        customerId,
                        "subject",
                        complaint ? "This was not what I ordered" : chance.one(QUESTIONS)));
        Case opened = new Case(person, customerId, ticket.path("id").asString(""), complaint, chance);
        if (complaint) {
            heard.await(Heard.created(opened.id));
            asks.mustKnow(person, at);
        }
        begin(opened, at);
    }

    private void begin(Case ticket, Instant at) {
        Instant next = at.plus(Duration.ofHours(ticket.chance.between(4, 20)));
        agenda.at(next, ticket.person, () -> takeUp(ticket, Agenda.slot(next)));
    }

    private void takeUp(Case ticket, Instant now) {
        ticket.moveTo("OPEN", now);
        var _ = api.post(
                ticket.path() + "/messages",
                Map.of("text", "We are looking into it. 我们正在处理。", "visibility", "PUBLIC", "authorKind", "AGENT"));
        if (ticket.complaint) {
            ticket.complaintFields.putAll(Map.of(
                    "severity", SEVERITIES.get(ticket.chance.weighted(30, 45, 25)),
                    "impact", "The order could not be used as meant",
                    "safety", ticket.chance.percent(3),
                    "rootCause", ticket.chance.one(ROOT_CAUSES),
                    "remedySought", "Points"));
            ticket.assess(now);
        }
        Instant next = now.plus(
                Duration.ofHours(ticket.complaint ? ticket.chance.between(20, 140) : ticket.chance.between(2, 40)));
        agenda.at(next, ticket.person, () -> resolve(ticket, Agenda.slot(next)));
    }

    private void resolve(Case ticket, Instant now) {
        if (ticket.complaint) {
            makeGood(ticket, now);
        }
        resolveAgain(ticket, now);
    }

    private void makeGood(Case ticket, Instant now) {
        var _ = api.post(
                ticket.path() + "/complaint/remedy",
                Map.of("type", "POINTS", "value", 50 * ticket.chance.between(1, 10), "approvedBy", AGENT),
                "demo-remedy-" + ticket.id);
        ticket.complaintFields.put("investigation", "Asked the warehouse; the parcel was packed for another order");
        ticket.complaintFields.put("decisionCommunicatedAt", now.toString());
        ticket.assess(now);
    }

    private void resolveAgain(Case ticket, Instant now) {
        ticket.moveTo("RESOLVED", now);
        Instant next = now.plus(Duration.ofHours(ticket.chance.between(16, 60)));
        agenda.at(next, ticket.person, () -> close(ticket, Agenda.slot(next)));
    }

    private void close(Case ticket, Instant now) {
        ticket.moveTo("CLOSED", now);
        if (ticket.chance.percent(40)) {
            var _ = api.post(
                    "/feedback",
                    Map.of(
                            "customerId",
                            ticket.customerId,
                            "channel",
                            "PHONE",
                            "metric",
                            "CES",
                            "score",
                            ticket.chance.weighted(0, 3, 5, 10, 22, 35, 25) + 1),
                    "demo-effort-" + ticket.id + "-" + ticket.calls);
        }
        if (ticket.complaint) {
            Instant next = now.plus(FOLLOW_UP).plus(A_DAY);
            agenda.at(next, ticket.person, () -> callAgain(ticket, Agenda.slot(next)));
        }
    }

    private void callAgain(Case ticket, Instant now) {
        ticket.calls++;
        String task = heard.await(Heard.careDue(ticket.id), ticket.calls)
                .path("taskId")
                .asString("");
        boolean unhappy = ticket.calls == 1 && ticket.chance.percent(12);
        String outcome = unhappy ? "UNHAPPY" : List.of("HAPPY", "NEUTRAL").get(ticket.chance.weighted(75, 25));
        var _ = api.post("/care-tasks/" + task + "/complete", Map.of("outcome", outcome, "channel", "PHONE"));
        if (unhappy) {
            heard.await(Heard.status(ticket.id, "REOPENED"), ticket.statuses.merge("REOPENED", 1, Integer::sum));
            asks.mustKnow(ticket.person, now);
            Instant next = now.plus(Duration.ofHours(ticket.chance.between(20, 70)));
            agenda.at(next, ticket.person, () -> decideAgain(ticket, Agenda.slot(next)));
        }
    }

    /** Who was unhappy is told anew before the complaint is closed. */
    private void decideAgain(Case ticket, Instant now) {
        ticket.complaintFields.put("decisionCommunicatedAt", now.toString());
        ticket.assess(now);
        resolveAgain(ticket, now);
    }
}
