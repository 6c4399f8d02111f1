package dev.fives.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Two years of a shop that sells tea: who buys, gives back, is asked, answers, and is unhappy. */
final class Shop {

    static final int DAYS = 730;

    /** Who reads mail the day after lets the service decide on the question without anybody waiting for it. */
    private static final int ANSWERS_AFTER_HOURS = 24;

    private static final int ANSWERS_WITHIN_HOURS = 96;
    private static final int ANSWERS_PERCENT = 38;
    private static final int[] CSAT_WEIGHTS = {5, 6, 12, 32, 45};
    private static final int[] NPS_WEIGHTS = {1, 1, 1, 2, 2, 4, 6, 14, 22, 26, 21};

    private final DemoApi api;
    private final Heard heard;
    private final long seed;
    private final Instant begin;
    private final Instant end;
    private final Map<Person, List<Shopping>> shopping;
    private final Asks asks;
    private final List<String> asked = new ArrayList<>();

    /**
     * A shop that has not opened yet.
     *
     * @param end of the two years
     */
    Shop(DemoApi api, Heard heard, int customers, long seed, Instant end) {
        this.api = api;
        this.heard = heard;
        this.seed = seed;
        this.end = end;
        this.begin = end.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS));
        this.shopping = new java.util.LinkedHashMap<>();
        Person.all(customers, seed, DAYS)
                .forEach(person -> shopping.put(person, Shopping.of(person, seed, begin, DAYS)));
        Map<Integer, List<Instant>> askedAt = new HashMap<>();
        shopping.forEach((person, all) ->
                askedAt.put(person.number(), all.stream().map(Shopping::asksAt).toList()));
        this.asks = new Asks(askedAt);
    }

    Instant begin() {
        return begin;
    }

    /** Lives through the two years. */
    void run(SideBySide threads, Consumer<Instant> progress) {
        // today has no acts, so that it does not matter at what time of the day somebody asks for two years
        Agenda agenda = new Agenda(begin.plus(Duration.ofDays(DAYS)), threads, this::goTo);
        Desk desk = new Desk(api, heard, agenda, asks, seed);
        shopping.forEach((person, all) -> agenda.at(
                begin.plus(Duration.ofDays(person.fromDay())), person.number(), () -> join(person, all, agenda, desk)));
        agenda.run(progress);
    }

    /** Returns when everybody who was to be asked within the two years was asked or spared. */
    void awaitAsks() {
        synchronized (asked) {
            asked.forEach(purchase -> heard.await(Heard.asked(purchase)));
        }
    }

    private void goTo(Instant slot) {
        if (asks.isDueBefore(slot)) {
            heard.awaitHandled("fives.feedback");
        }
        api.moveClock(slot, true);
    }

    private void join(Person person, List<Shopping> all, Agenda agenda, Desk desk) {
        String id = api.post(
                        "/customers",
                        person.asCustomer(seed),
                        "demo-customer-" + Person.system(seed) + "-" + person.number())
                .path("id")
                .asString("");
        if (person.refusesSurveys()) {
            api.put(
                    "/customers/" + id + "/consents/EMAIL/SURVEY",
                    Map.of("status", "DENIED", "proof", "said so at the till"));
            heard.await(Heard.consented(id));
            asks.mustKnow(person.number(), begin.plus(Duration.ofDays(person.fromDay())));
        }
        all.forEach(
                one -> agenda.exactlyAt(one.enteredAt(), person.number(), () -> buy(person, id, one, agenda, desk)));
        contacts(person, id, agenda, desk);
        interviews(person, id, agenda);
    }

    private void contacts(Person person, String customerId, Agenda agenda, Desk desk) {
        Chance chance = Chance.of(seed, "contacts " + person.number());
        int count = chance.weighted(75, 18, 7);
        for (int i = 1; i <= count; i++) {
            String message = Person.system(seed) + "-message-" + person.number() + "-" + i;
            Instant at = day(person, chance).plus(Duration.ofHours(chance.between(1, 12)));
            agenda.at(at, person.number(), () -> desk.contact(person.number(), customerId, message, Agenda.slot(at)));
        }
    }

    /** Some are called and asked whether they would tell their friends. */
    private void interviews(Person person, String customerId, Agenda agenda) {
        Chance chance = Chance.of(seed, "interviews " + person.number());
        if (chance.percent(40)) {
            Instant at = day(person, chance).plus(Duration.ofHours(chance.between(1, 12)));
            Map<String, Object> said = Map.of(
                    "customerId",
                    customerId,
                    "channel",
                    "PHONE",
                    "metric",
                    "NPS",
                    "score",
                    chance.weighted(NPS_WEIGHTS));
            agenda.at(at, person.number(), () -> feedback(said, "interview-" + customerId));
        }
    }

    private Instant day(Person person, Chance chance) {
        return begin.plus(Duration.ofDays(chance.between(person.fromDay() + 1, DAYS - 1)));
    }

    private void feedback(Map<String, Object> said, String about) {
        var _ = api.post("/feedback", said, "demo-" + about);
    }

    private void buy(Person person, String customerId, Shopping one, Agenda agenda, Desk desk) {
        String id = api.post("/customers/" + customerId + "/purchases", one.asPurchase())
                .path("id")
                .asString("");
        if (!one.asksAt().isAfter(end)) {
            synchronized (asked) {
                asked.add(id);
            }
        }
        if (one.refundAt() != null) {
            Instant at = one.refundAt();
            agenda.at(at, person.number(), () -> giveBack(person, id, one, Agenda.slot(at)));
        }
        Chance chance = Chance.of(seed, "opinion " + one.reference());
        if (chance.percent(ANSWERS_PERCENT)) {
            int score = chance.weighted(CSAT_WEIGHTS) + 1;
            Instant at = one.asksAt().plus(Duration.ofHours(chance.between(ANSWERS_AFTER_HOURS, ANSWERS_WITHIN_HOURS)));
            agenda.at(at, person.number(), () -> answer(person, customerId, id, one, score, Agenda.slot(at), desk));
        } else if (chance.percent(4)) {
            Map<String, Object> said = Map.of(
                    "customerId",
                    customerId,
                    "channel",
                    chance.one(List.of("REVIEW", "SOCIAL", "WECHAT", "IN_APP")),
                    "metric",
                    "CSAT",
                    "score",
                    chance.weighted(CSAT_WEIGHTS) + 1,
                    "purchaseId",
                    id);
            agenda.at(one.asksAt(), person.number(), () -> feedback(said, "review-" + id));
        }
    }

    private void giveBack(Person person, String purchaseId, Shopping one, Instant now) {
        var _ = api.post("/purchases/" + purchaseId + "/refunds", one.asRefund());
        heard.await(Heard.refunded(purchaseId));
        asks.mustKnow(person.number(), now);
    }

    /** Whoever was asked follows the link; whoever was spared a survey has nothing to answer. */
    private void answer(
            Person person, String customerId, String purchaseId, Shopping about, int score, Instant now, Desk desk) {
        JsonNode asked = heard.await(Heard.asked(purchaseId));
        String invitation = asked.path("invitationId").asString("");
        if (invitation.isEmpty()) {
            return;
        }
        String link = api.get("/invitations/" + invitation).path("link").asString("");
        JsonNode response = api.answer(link, Map.of("answers", List.of(Map.of("question", "csat", "value", score))));
        if (score <= 2) {
            desk.unhappyAnswer(
                    person.number(),
                    customerId,
                    about,
                    response.path("responseId").asString(""),
                    score,
                    now);
        }
    }
}
