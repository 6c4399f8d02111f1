package dev.fives.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Who is left alone, and that this ends: deleted customers, refusals, open complaints, purchases older than a plan. */
class SuppressionIT extends FeedbackStage {
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
        assertThat(service.duplicates(Topic.CUSTOMER) - dropped)
                .as("OPS-04: of twelve deliveries three say something")
                .isEqualTo(9);
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
            advance(DELAY);
            List<SeenEvent> events = topics.of(customer, before + 1);
            advance(Duration.ofDays(31));
            return outcomes(events).getLast().equals(outcome);
        });
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
}
