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
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Who is asked after a purchase, when, and what the link of an invitation takes. */
class InvitationIT extends FeedbackStage {
    @Test
    void SAT_02_purchase_isAskedAboutOnce_afterThreeDays_andAnswered() {
        String purchaseId = newPurchase();
        Instant bought = service.clock.instant();
        long dropped = service.duplicates(Topic.PURCHASE);
        topics.recorded(customer, purchaseId);
        assertThat(service.duplicates(Topic.PURCHASE) - dropped)
                .as("OPS-04: two of three deliveries are counted as repeats")
                .isEqualTo(2);
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

    @Test
    void SAT_02_refundBefore_suppresses_andHistoryAndOpenOrdersAskNothing() {
        String refunded = newPurchase();
        topics.recordedAt(service.clock.instant(), customer, newPurchase(), "COMPLETED", true);
        topics.recordedAt(service.clock.instant(), customer, newPurchase(), "PENDING", false);
        topics.recorded(customer, refunded);
        topics.refunded(customer, refunded);
        advance(Duration.ofMillis(1));
        buyAndBeAsked(customer);

        List<SeenEvent> events = inTime(topics.of(customer, 2));
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
        customers.forEach(InvitationIT::awaitPlanned);
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

    @Test
    void SAT_02_askThatCannotBeRead_keepsNobodyWaiting() {
        var asks = service.bean(MongoDatabase.class).getCollection("asks");
        Document broken = new Document("_id", "broken:" + newPurchase())
                .append("customerId", customer)
                .append("status", "WAITING")
                .append("dueAt", service.clock.instant());
        Mono.from(asks.insertOne(broken)).block();
        try {
            assertThat(buyAndBeAsked(customer)).isNotEmpty();
        } finally {
            Mono.from(asks.deleteOne(new Document("_id", broken.get("_id")))).block();
        }
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
        String path = "/invitations/" + invitations(customer).get(0).path("id").asString();
        String seen = service.get(path).etag();
        assertThat(service.getUnless(path, seen).status()).isEqualTo(304);
        advance(Duration.ofDays(14));
        Answer expired = service.getUnless(path, seen);
        assertThat(expired.status()).isEqualTo(200);
        assertThat(expired.at("/status")).isEqualTo("EXPIRED");
        Answer late = service.answer(link, UNHAPPY);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.at("/type")).isEqualTo("/problems/gone");
        assertThat(service.open(link).status()).isEqualTo(410);
        assertThat(invitations(customer).get(0).path("status").asString()).isEqualTo("EXPIRED");
    }

    /** Two questions within 30 days: the clock jumps ahead, each is judged as of its own instant. */
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
        advance(Duration.ofDays(16));
        assertThat(topics.of(customer, 2)).hasSize(2);
        advance(Duration.ofDays(30));

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
}
