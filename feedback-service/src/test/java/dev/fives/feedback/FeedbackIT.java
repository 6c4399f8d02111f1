package dev.fives.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.topic.SeenEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One running service for all cases; each has customers of its own, and the clock only ever moves on. */
class FeedbackIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration DELAY = Duration.ofDays(3);
    private static final String UNHAPPY =
            "{'answers':[{'question':'csat','value':1}," + "{'question':'comment','value':'the lid was broken'}]}";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static RunningService service;
    private static Topics topics;

    private int bought;
    private final String customer = "cus_" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        topics = service.topics();
    }

    private static String newPurchase() {
        return "pur_" + NUMBERS.incrementAndGet();
    }

    private static JsonNode invitations(String customerId) {
        return service.get("/invitations?customerId=" + customerId).body().path("items");
    }

    private static void awaitInvitations(String customerId, int count) {
        Eventually.asserted(DEADLINE, () -> assertThat(invitations(customerId)).hasSize(count));
    }

    private static void advance(Duration step) {
        service.clock.advance(step);
    }

    /** Handles everything that came before for this customer, as records of one key come in order. */
    private String buyAndBeAsked(String customerId) {
        String purchaseId = newPurchase();
        int before = invitations(customerId).size();
        topics.recorded(customerId, purchaseId);
        advance(DELAY);
        awaitInvitations(customerId, before + 1);
        return purchaseId;
    }

    private String link() {
        return invitations(customer).get(0).path("link").asString();
    }

    @Test
    void SAT_02_purchase_isAskedAboutOnce_afterThreeDays_andAnswered() {
        String purchaseId = newPurchase();
        Instant bought = service.clock.instant();
        long dropped = service.duplicates(Topic.PURCHASE);
        topics.recorded(customer, purchaseId);
        Eventually.until(
                "OPS-04: two of three deliveries are counted as repeats",
                DEADLINE,
                () -> service.duplicates(Topic.PURCHASE) - dropped == 2);
        String marker = buyAndBeAsked("cus_" + NUMBERS.incrementAndGet());
        assertThat(marker).isNotEmpty();
        awaitInvitations(customer, 1);
        JsonNode invitation = invitations(customer).get(0);
        assertThat(invitation.path("invitedAt").asString())
                .isEqualTo(bought.plus(DELAY).toString());
        assertThat(invitation.path("status").asString()).isEqualTo("INVITED");
        assertThat(invitation.at("/trigger/purchaseId").asString()).isEqualTo(purchaseId);
        assertThat(link()).startsWith(RunningService.PUBLIC_URL + "/s/");

        Answer page = service.open(link(), "Accept-Language", "zh-CN,en;q=0.5");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Language")).isEqualTo("zh");
        assertThat(page.at("/questions/0/id")).isEqualTo("csat");
        assertThat(page.at("/questions/0/text")).isEqualTo("您对本次购买满意吗？");
        assertThat(service.open(link()).at("/questions/0/text")).startsWith("How satisfied");

        Answer answered = service.answer(link(), UNHAPPY, "Idempotency-Key", "from-a-phone");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(service.answer(link(), UNHAPPY, "Idempotency-Key", "from-a-phone")
                        .body())
                .as("GW-05: an answer whose answer was lost")
                .isEqualTo(answered.body());
        assertThat(service.answer(link(), UNHAPPY).status()).isEqualTo(409);
        assertThat(service.open(link()).status()).isEqualTo(409);
        assertAnswer(answered.at("/responseId"), purchaseId);

        List<SeenEvent> events = topics.of(customer, 2);
        assertThat(events)
                .extracting(SeenEvent::type)
                .containsExactly(EventTypes.SURVEY_INVITED.name(), EventTypes.RESPONSE_SUBMITTED.name());
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.header("ce_correlationid")).isEqualTo("corr-" + purchaseId));
        assertThat(events.getFirst().header("ce_causationid")).isEqualTo("purchase:" + purchaseId + "-1");
        assertThat(events.getFirst().header("ce_time"))
                .isEqualTo(bought.plus(DELAY).toString());
        assertThat(events.getLast().header("ce_causationid"))
                .isEqualTo(events.getFirst().id());
        assertThat(Topics.data(events.getLast(), "/sentiment")).isEqualTo("NEGATIVE");
        assertThat(events.getLast().data().toString()).doesNotContain("lid");
    }

    private void assertAnswer(String responseId, String purchaseId) {
        JsonNode response = service.get("/responses?customerId=" + customer)
                .body()
                .path("items")
                .get(0);
        assertThat(response.path("id").asString()).isEqualTo(responseId);
        assertThat(response.path("score").asInt()).isEqualTo(1);
        assertThat(response.path("sentiment").asString()).isEqualTo("NEGATIVE");
        assertThat(response.path("purchaseId").asString()).isEqualTo(purchaseId);
        assertThat(response.at("/answers/1/text").asString()).isEqualTo("the lid was broken");
        assertThat(service.get("/responses/" + responseId).at("/id")).isEqualTo(responseId);
        assertThat(invitations(customer).get(0).path("status").asString()).isEqualTo("ANSWERED");
        assertThat(total("/responses?customerId=" + customer)).isEqualTo(1);
        assertThat(total("/invitations?customerId=" + customer))
                .isEqualTo(invitations(customer).size());
    }

    private int total(String path) {
        return service.get(path + "&pageSize=1&count=true").body().path("total").intValue();
    }

    @Test
    void SAT_02_refundBefore_suppresses_andHistoryAndOpenOrdersAskNothing() {
        String refunded = newPurchase();
        topics.recordedAt(service.clock.instant(), customer, newPurchase(), "COMPLETED", true);
        topics.recordedAt(service.clock.instant(), customer, newPurchase(), "PENDING", false);
        topics.recorded(customer, refunded);
        topics.refunded(customer, refunded);
        advance(Duration.ofMillis(1));
        buyAndBeAsked(customer);

        List<SeenEvent> events = topics.of(customer, 2);
        assertThat(events)
                .extracting(SeenEvent::type)
                .containsExactly(EventTypes.SURVEY_SUPPRESSED.name(), EventTypes.SURVEY_INVITED.name());
        assertThat(Topics.data(events.getFirst(), "/reason")).isEqualTo("REFUNDED");
        assertThat(Topics.data(events.getFirst(), "/trigger/purchaseId")).isEqualTo(refunded);
        assertThat(events.getFirst().header("ce_correlationid")).isEqualTo("corr-" + refunded);
        assertThat(invitations(customer)).hasSize(1);
    }

    /** What was told before the due instant and is still unread when it comes; the second would be invited otherwise. */
    @Test
    void SAT_02_whatWasToldWhileNobodyListened_isHeardBeforeAnybodyIsAsked() {
        List<String> customers = IntStream.range(0, 4)
                .mapToObj(i -> "cus_" + NUMBERS.incrementAndGet())
                .toList();
        String refunded = newPurchase();
        topics.recorded(customers.getFirst(), refunded);
        customers.stream().skip(1).forEach(one -> topics.recorded(one, newPurchase()));
        customers.forEach(FeedbackIT::awaitPlanned);
        service.deaf(() -> {
            topics.refunded(customers.getFirst(), refunded);
            topics.consent(customers.get(1), 1, "SURVEY", "REVOKED");
            topics.ticketAt(
                    service.clock.instant(), customers.get(2), "tic_" + refunded.substring(4), 1, "COMPLAINT", "NEW");
            advance(DELAY);
            Gauge waiting = service.bean(MeterRegistry.class)
                    .get("fives.caught.up.waiting")
                    .gauge();
            Eventually.until("waiting for what is unread", DEADLINE, () -> waiting.value() > 0.5);
            customers.forEach(one -> assertThat(invitations(one)).isEmpty());
        });

        awaitInvitations(customers.getLast(), 1);
        assertThat(customers.stream().map(one -> outcomes(topics.of(one, 1))).toList())
                .containsExactly(
                        List.of("REFUNDED"), List.of("NO_CONSENT"), List.of("OPEN_COMPLAINT"), List.of("INVITED"));
    }

    private static void awaitPlanned(String customerId) {
        var asks = service.bean(MongoDatabase.class).getCollection("asks");
        Eventually.until(
                "planned",
                DEADLINE,
                () -> Mono.from(asks.find(new Document("customerId", customerId)))
                                .block()
                        != null);
    }

    @Test
    void SAT_07_manyAnswersAtOnce_oneCounts() {
        buyAndBeAsked(customer);
        String link = link();

        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> service.answer(link, UNHAPPY).status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        assertThat(topics.of(customer, 2)).hasSize(2);
    }

    /** As if the service had died after it decided and invited, before it settled the question. */
    @Test
    void SAT_02_crashBeforeTheEnd_isRepeated_withoutASecondInvitation() {
        buyAndBeAsked(customer);
        awaitSettled("INVITED");
        var asks = service.bean(MongoDatabase.class).getCollection("asks");
        Mono.from(asks.updateOne(
                        new Document("customerId", customer), new Document("$set", new Document("status", "WAITING"))))
                .block();

        awaitSettled("INVITED");
        assertThat(topics.of(customer, 1))
                .extracting(SeenEvent::type)
                .containsExactly(EventTypes.SURVEY_INVITED.name());
        assertThat(invitations(customer)).hasSize(1);
    }

    private void awaitSettled(String outcome) {
        var asks = service.bean(MongoDatabase.class).getCollection("asks");
        Eventually.until(outcome, DEADLINE, () -> {
            Document ask =
                    Mono.from(asks.find(new Document("customerId", customer))).block();
            return ask != null && outcome.equals(ask.getString("status"));
        });
    }

    @Test
    void SAT_07_forgedAndExpiredLinks() {
        buyAndBeAsked(customer);
        String link = link();

        assertThat(service.answer(link + "x", UNHAPPY).status()).isEqualTo(404);
        assertThat(service.open(RunningService.PUBLIC_URL + "/s/abc").status()).isEqualTo(404);
        assertThat(service.send("GET", "/invitations", null).status()).isEqualTo(401);
        advance(Duration.ofDays(14));
        Answer late = service.answer(link, UNHAPPY);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.at("/type")).isEqualTo("/problems/gone");
        assertThat(service.open(link).status()).isEqualTo(410);
        assertThat(invitations(customer).get(0).path("status").asString()).isEqualTo("EXPIRED");
    }

    /** Two questions within 30 days: the clock jumps far ahead, each is judged as of its own instant. */
    @Test
    void SAT_09_twoTriggersWithin30Days_oneInvitation_inOrderThoughTheClockJumps() {
        Instant start = service.clock.instant();
        List<String> bought = IntStream.of(0, 10, 30)
                .mapToObj(day -> {
                    String purchaseId = newPurchase();
                    topics.recordedAt(start.plus(Duration.ofDays(day)), customer, purchaseId, "COMPLETED", false);
                    return purchaseId;
                })
                .toList();
        advance(Duration.ofDays(100));

        List<SeenEvent> events = topics.of(customer, 3);
        assertThat(events)
                .extracting(event -> Topics.data(event, "/trigger/purchaseId"))
                .containsExactlyInAnyOrderElementsOf(bought);
        assertThat(events)
                .filteredOn(event -> event.type().equals(EventTypes.SURVEY_SUPPRESSED.name()))
                .singleElement()
                .satisfies(capped -> {
                    assertThat(Topics.data(capped, "/reason")).isEqualTo("FREQUENCY_CAP");
                    assertThat(Topics.data(capped, "/trigger/purchaseId")).isEqualTo(bought.get(1));
                    assertThat(capped.header("ce_time"))
                            .isEqualTo(start.plus(Duration.ofDays(13)).toString());
                });
        assertThat(invitations(customer))
                .extracting(invitation -> invitation.path("invitedAt").asString())
                .containsExactly(
                        start.plus(Duration.ofDays(33)).toString(),
                        start.plus(Duration.ofDays(3)).toString());
    }

    @Test
    void HYG_15_deletedCustomer_isNotAsked_untilItIsRestored() {
        topics.deleted(customer, 2);
        topics.recorded(customer, newPurchase());
        advance(DELAY);

        SeenEvent suppressed = topics.of(customer, 1).getFirst();
        assertThat(suppressed.type()).isEqualTo(EventTypes.SURVEY_SUPPRESSED.name());
        assertThat(Topics.data(suppressed, "/reason")).isEqualTo("CUSTOMER_DELETED");
        assertThat(invitations(customer)).isEmpty();

        topics.restored(customer, 3);
        assertThat(buyAndBeAsked(customer)).isNotEmpty();
    }

    @Test
    void HYG_15_linkOfADeletedCustomer_takesNoAnswer_untilItIsRestored() {
        buyAndBeAsked(customer);
        String link = link();

        topics.deleted(customer, 2);
        Eventually.until("withdrawn", DEADLINE, () -> service.open(link).status() == 410);
        Answer refused = service.answer(link, UNHAPPY);
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.at("/type")).isEqualTo("/problems/gone");

        topics.restored(customer, 3);
        Eventually.until("open again", DEADLINE, () -> service.open(link).status() == 200);
        assertThat(service.answer(link, UNHAPPY).status()).isEqualTo(201);
    }

    @Test
    void SAT_09_refusedConsent_suppresses_untilItIsGivenAgain() {
        long dropped = service.duplicates(Topic.CUSTOMER);
        topics.consent(customer, 1, "MARKETING", "GRANTED");
        topics.consent(customer, 2, "SURVEY", "DENIED");
        buyUntil("NO_CONSENT");

        topics.consent(customer, 3, "SURVEY", "GRANTED");
        topics.consent(customer, 2, "SURVEY", "DENIED");
        buyUntil("INVITED");
        Eventually.until(
                "OPS-04: of twelve deliveries three say something",
                DEADLINE,
                () -> service.duplicates(Topic.CUSTOMER) - dropped == 9);
    }

    @Test
    void SAT_09_openComplaint_suppresses_untilItIsResolved() {
        String ticket = "tic_" + NUMBERS.incrementAndGet();
        Instant opened = service.clock.instant();
        topics.ticketAt(opened, customer, ticket, 1, "COMPLAINT", "NEW");
        buyUntil("OPEN_COMPLAINT");

        topics.ticketAt(service.clock.instant(), customer, ticket, 2, "COMPLAINT", "RESOLVED");
        topics.ticketAt(opened, customer, ticket, 1, "COMPLAINT", "NEW");
        buyUntil("INVITED");
    }

    /** Consents and tickets come on other topics: the customer buys until they are seen to have been heard. */
    private void buyUntil(String outcome) {
        Eventually.until(outcome, DEADLINE, () -> {
            int before = bought;
            topics.recorded(customer, newPurchase());
            bought++;
            advance(Duration.ofDays(34));
            List<SeenEvent> events = topics.of(customer, before + 1);
            return outcomes(events).getLast().equals(outcome);
        });
    }

    /** In the order of the business times; an invitation and a suppression are events of different aggregates. */
    private static List<String> outcomes(List<SeenEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(event -> Instant.parse(event.header("ce_time"))))
                .map(event -> event.type().equals(EventTypes.SURVEY_INVITED.name())
                        ? "INVITED"
                        : Topics.data(event, "/reason"))
                .toList();
    }

    @Test
    void SAT_06_surveyOfOnesOwn_isValidated_andOldAnswersKeepTheirVersion() {
        Answer survey = service.post(
                "/surveys",
                "{'name':'Own','questions':[{'id':'q1','type':'NPS','text':{'en':'Recommend?'}}]}",
                "Idempotency-Key",
                "own-survey");
        assertThat(survey.status()).isEqualTo(201);
        String id = survey.at("/id");
        assertThat(service.post("/surveys/" + id + "/publish", "{}")
                        .body()
                        .path("published")
                        .asInt())
                .isEqualTo(1);
        Answer plan = service.post(
                "/survey-plans",
                "{'name':'Own','surveyId':'" + id
                        + "','trigger':{'type':'PURCHASE_COMPLETED','delay':'PT1H'},'channel':'SMS','fatigueDays':0}");
        assertThat(plan.status()).isEqualTo(201);
        topics.recorded(customer, newPurchase());
        String second = "cus_" + NUMBERS.incrementAndGet();
        topics.recorded(second, newPurchase());
        advance(Duration.ofHours(1));
        awaitInvitations(customer, 1);
        awaitInvitations(second, 1);

        Answer refused = service.answer(link(), "{'answers':[{'question':'q1','value':11}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/answers/q1");
        assertThat(service.answer(link(), "{'answers':[{'question':'q1','value':0}]}")
                        .status())
                .isEqualTo(201);

        long version = service.get("/surveys/" + id).body().path("version").asLong();
        String edited = "{'questions':[{'id':'q1','type':'NPS','text':{'en':'Would you recommend us?'}}]}";
        assertThat(service.patch("/surveys/" + id, version, edited).status()).isEqualTo(200);
        assertThat(service.patch("/surveys/" + id, version, edited).status()).isEqualTo(412);
        assertThat(service.post("/surveys/" + id + "/publish", "{}")
                        .body()
                        .path("published")
                        .asInt())
                .isEqualTo(2);
        JsonNode response =
                service.get("/responses?customerId=" + customer).body().at("/items/0");
        assertThat(response.path("surveyVersion").asInt()).isEqualTo(1);
        assertThat(response.path("score").asInt()).isZero();
        assertThat(service.get("/surveys/" + id + "/versions/1").at("/questions/0/text/en"))
                .isEqualTo("Recommend?");
        String before = invitations(second).get(0).path("link").asString();
        assertThat(service.open(before).at("/questions/0/text")).isEqualTo("Recommend?");
        assertThat(service.get("/satisfaction/nps?groupBy=source")
                        .body()
                        .at("/groups/0/distribution/0")
                        .asInt())
                .isEqualTo(1);

        Answer off = service.patch("/survey-plans/" + plan.at("/id"), 1, "{'enabled':false}");
        assertThat(off.body().path("enabled").asBoolean(true)).isFalse();
    }

    /** As a replay of the topic brings it, or a plan that was made later. */
    @Test
    void SAT_02_planOfToday_asksNothingOfAPurchaseThatIsOlderThanItself() {
        Instant earlier = service.clock.instant();
        advance(Duration.ofMinutes(1));
        String plan = service.post(
                        "/survey-plans",
                        "{'name':'New','surveyId':'srv_csat','trigger':{'type':'PURCHASE_COMPLETED','delay':'P9D'},"
                                + "'channel':'SMS'}")
                .at("/id");
        String before = newPurchase();
        String after = newPurchase();
        topics.recordedAt(earlier, customer, before, "COMPLETED", false);
        topics.recorded(customer, after);

        var asks = service.bean(MongoDatabase.class).getCollection("asks");
        Eventually.until(
                "planned",
                DEADLINE,
                () -> Mono.from(asks.find(new Document("_id", plan + ":" + after)))
                                .block()
                        != null);
        assertThat(Mono.from(asks.find(new Document("_id", plan + ":" + before)))
                        .block())
                .isNull();
        assertThat(service.patch("/survey-plans/" + plan, 1, "{'enabled':false}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void repeatedEditAndPublish_areDoneOnce_whateverCameAfterThem() {
        String path = "/surveys/"
                + service.post(
                                "/surveys",
                                "{'name':'One','questions':[{'id':'q1','type':'CES','text':{'en':'Easy?'}}]}")
                        .at("/id");
        assertThat(service.patch(path, 1, "{'name':'Two'}", "Idempotency-Key", "edit")
                        .status())
                .isEqualTo(200);
        Answer published = service.post(path + "/publish", "{}", "Idempotency-Key", "publish");
        assertThat(published.body().path("published").asInt()).isEqualTo(1);
        String other = "{'questions':[{'id':'q2','type':'CES','text':{'en':'Hard?'}}]}";
        assertThat(service.patch(path, 3, other).status()).isEqualTo(200);

        Answer again = service.patch(path, 1, "{'name':'Two'}", "Idempotency-Key", "edit");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("version").asInt()).isEqualTo(2);
        assertThat(service.patch(path, 4, "{'name':'Three'}", "Idempotency-Key", "edit")
                        .at("/code"))
                .isEqualTo("idempotency-key-reused");
        assertThat(service.post(path + "/publish", "{}", "Idempotency-Key", "publish")
                        .body()
                        .path("published")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void repeatedPlanChange_isDoneOnce() {
        String path = "/survey-plans/"
                + service.post(
                                "/survey-plans",
                                "{'name':'Off','surveyId':'srv_csat','trigger':{'type':'PURCHASE_COMPLETED','delay':'P9D'},"
                                        + "'channel':'SMS','enabled':false}")
                        .at("/id");
        service.patch(path, 1, "{'name':'Two'}", "Idempotency-Key", "plan");
        service.patch(path, 2, "{'name':'Three'}");

        assertThat(service.patch(path, 1, "{'name':'Two'}", "Idempotency-Key", "plan")
                        .at("/name"))
                .isEqualTo("Two");
        assertThat(service.get(path).at("/name")).isEqualTo("Three");
        assertThat(service.patch(path, 3, "{'name':'Four'}", "Idempotency-Key", "plan")
                        .status())
                .isEqualTo(422);
    }

    /** What is checked against the time is checked once: the clock was moved back since. */
    @Test
    void feedbackOfTomorrow_isAnsweredAgain_thoughTheClockWasMovedBack() {
        Instant present = service.clock.instant();
        String body = "{'channel':'PHONE','text':'x','at':'" + present.plus(Duration.ofHours(1)) + "'}";
        advance(Duration.ofDays(1));
        Answer first = service.post("/feedback", body, "Idempotency-Key", "later");
        service.clock.set(present);
        Answer again = service.post("/feedback", body, "Idempotency-Key", "later");
        service.clock.set(present.plus(Duration.ofDays(1)));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    }

    @Test
    void SAT_01_feedbackOfEightChannels_isCountedByChannel() {
        List<String> channels = List.of("WEB", "EMAIL", "SMS", "PHONE", "REVIEW", "SOCIAL", "WECHAT", "IN_APP");
        channels.forEach(channel -> assertThat(service.post(
                                "/feedback",
                                "{'channel':'" + channel + "','customerId':'" + customer
                                        + "','metric':'CSAT','score':5,'at':'2020-01-01T00:00:00Z'}")
                        .status())
                .isEqualTo(201));

        JsonNode csat = service.get(
                        "/satisfaction/csat?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z&groupBy=channel")
                .body();
        assertThat(csat.path("count").asInt()).isEqualTo(8);
        assertThat(csat.path("groups")).hasSize(8);
        assertThat(topics.of(customer, 8))
                .extracting(SeenEvent::type)
                .containsOnly(EventTypes.FEEDBACK_RECEIVED.name());
        assertThat(service.get("/feedback?customerId=" + customer + "&filter=channel:WECHAT")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(total("/feedback?customerId=" + customer)).isEqualTo(8);
        assertThat(total("/feedback?customerId=" + customer + "&filter=channel:WECHAT"))
                .isEqualTo(1);
        Answer first = service.get("/feedback?customerId=" + customer + "&pageSize=5");
        assertThat(service.get("/feedback?customerId=" + customer + "&pageSize=5&cursor=" + first.at("/next"))
                        .body()
                        .path("items"))
                .hasSize(3);
    }

    @Test
    void SAT_05_scoresOfThreeMetrics_areNeverMixed() {
        IntStream.of(10, 10, 9, 9, 9, 8, 7, 6, 3, 0).forEach(score -> said("NPS", score));
        IntStream.of(5, 5, 4, 4, 3, 2, 1, 5, 4, 3).forEach(score -> said("CSAT", score));
        IntStream.of(7, 6, 5, 4, 2).forEach(score -> said("CES", score));

        assertThat(score("nps")).isEqualTo("20");
        assertThat(score("csat")).isEqualTo("60.0");
        assertThat(score("ces")).isEqualTo("4.8");
        assertThat(service.get("/satisfaction/nps?from=2030-01-01T00:00:00Z")
                        .body()
                        .has("score"))
                .isFalse();
        assertThat(service.get("/satisfaction/stars").status()).isEqualTo(404);
        assertThat(service.get("/satisfaction/nps?groupBy=mood").status()).isEqualTo(400);
    }

    private static void said(String metric, int score) {
        assertThat(service.post(
                                "/feedback",
                                "{'channel':'PHONE','metric':'" + metric + "','score':" + score
                                        + ",'at':'2021-01-01T00:00:00Z'}")
                        .status())
                .isEqualTo(201);
    }

    private static String score(String metric) {
        return service.get("/satisfaction/" + metric + "?from=2021-01-01T00:00:00Z&to=2021-01-02T00:00:00Z")
                .body()
                .path("score")
                .asString();
    }

    @Test
    void feedback_isTakenOnceForEachKey_andWhatIsWrongIsPointedAt() {
        String body = "{'channel':'PHONE','text':'thank you'}";
        Answer first = service.post("/feedback", body, "Idempotency-Key", "call-1");
        assertThat(service.post("/feedback", body, "Idempotency-Key", "call-1").at("/id"))
                .isEqualTo(first.at("/id"));
        assertThat(service.post("/feedback", "{'channel':'WEB','text':'x'}", "Idempotency-Key", "call-1")
                        .status())
                .isEqualTo(422);
        assertThat(topics.of(first.at("/id"), 1)).hasSize(1);

        JsonNode errors = service.post("/feedback", "{'channel':'PIGEON','metric':'NPS','score':11}")
                .body()
                .path("errors");
        assertThat(errors)
                .extracting(error -> error.path("pointer").asString())
                .containsExactlyInAnyOrder("/channel", "/score");
    }

    @Test
    void shipped_surveysAndThePlan_areThere() {
        assertThat(service.get("/surveys").body().path("items"))
                .extracting(survey -> survey.path("id").asString())
                .contains("srv_nps", "srv_csat", "srv_ces");
        for (String path : List.of("/surveys", "/survey-plans")) {
            JsonNode all = service.get(path + "?pageSize=200&count=true").body();
            assertThat(all.path("total").intValue()).isEqualTo(all.path("items").size());
        }
        Answer plan = service.get("/survey-plans/spl_csat-after-purchase");
        assertThat(plan.at("/trigger/delay")).isEqualTo("P3D");
        assertThat(plan.body().path("enabled").asBoolean()).isTrue();
        assertThat(plan.body().path("fatigueDays").asInt()).isEqualTo(30);
    }
}
