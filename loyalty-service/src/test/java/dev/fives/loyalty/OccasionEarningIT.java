package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.usage.UsageRecorded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules give to the ledger for what is no purchase. */
class OccasionEarningIT extends EarningScenario {
    @Test
    void LOY_16_answer_earnsTwentyOncePerSurvey() {
        eventRule("{'type':'SURVEY_ANSWERED'}", 20, "");

        answers("1", "srv_a-" + number);
        answers("2", "srv_a-" + number);
        answers("3", "srv_b-" + number);
        answers("3", "srv_b-" + number);

        awaitBalance(40);
        loyalty.awaitIdle();
        assertThat(loyalty.ledger(customer))
                .extracting(entry -> entry.path("source").asString() + " " + entry.path("delta"))
                .containsExactly(
                        "survey:srv_b-" + number + ":" + customer + " 20",
                        "survey:srv_a-" + number + ":" + customer + " 20");
        assertThat(loyalty.ledger(customer).get(0).path("reason").asString()).isEqualTo("SURVEY_ANSWERED");
    }

    /** The fact has the same name for each of them. */
    @Test
    void LOY_16_everyCustomer_earnsForTheSameSurveyAndForItsProfile() {
        eventRule("{'type':'SURVEY_ANSWERED'}", 20, "");
        eventRule("{'type':'PROFILE_COMPLETED'}", 30, "");
        String complete = "{'kind':'PERSON','lifecycleStage':'NEW','gender':'F','address':{'country':'CN'},"
                + "'birthDate':{'date':'1990-01-01','calendar':'GREGORIAN'}}";
        for (String one : List.of(customer, customer + "-b", customer + "-c")) {
            customer = one;
            loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_" + number, customer, 2);
            loyalty.awaitIdle();

            answers(one, "srv_a-" + number);
            becomes(1, complete);

            awaitBalance(50);
            assertSound();
        }
    }

    @Test
    void LOY_16_checkIn_earnsThreeTimesAMonth_notFour() {
        String name = "app.checkin-" + NUMBERS.get();
        eventRule("{'type':'USAGE','name':'" + name + "'}", 5, ",'cap':{'limit':3,'unit':'TIMES','per':'MONTH'}");

        for (int i = 1; i <= 4; i++) {
            uses(name, i);
        }
        loyalty.awaitIdle();
        assertThat(loyalty.balance(customer)).isEqualTo(15);
        assertThat(loyalty.ledger(customer)).hasSize(4);
        uses(name, 4);
        loyalty.clock.advance(Duration.ofDays(31));
        uses(name, 5);
        uses("app.other", 6);
        loyalty.awaitIdle();

        assertThat(loyalty.balance(customer)).isEqualTo(20);
        assertThat(loyalty.ledger(customer)).hasSize(5);
        assertSound();
    }

    @Test
    void LOY_16_completedProfile_earnsOnce() {
        eventRule("{'type':'PROFILE_COMPLETED'}", 30, "");

        becomes(1, "{'kind':'PERSON','lifecycleStage':'NEW','gender':'F'}");
        loyalty.awaitIdle();
        assertThat(loyalty.ledger(customer)).isEmpty();
        String complete = "{'kind':'PERSON','lifecycleStage':'NEW','gender':'F','address':{'country':'CN'},"
                + "'birthDate':{'date':'1990-01-01','calendar':'GREGORIAN'}}";
        becomes(2, complete);
        becomes(3, complete);

        awaitBalance(30);
        loyalty.awaitIdle();
        assertThat(loyalty.balance(customer)).isEqualTo(30);
    }

    private void eventRule(String trigger, int points, String more) {
        created("{'name':'of " + number + "','trigger':" + trigger + ",'condition':{'segments':['seg_" + number
                + "']},'formula':{'type':'FIXED','points':" + points + "}" + more + "}");
        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_" + number, customer, 1);
        loyalty.awaitIdle();
    }

    private void answers(String response, String surveyId) {
        var answer = new ResponseSubmitted(
                "rsp_" + number + response,
                "inv_" + number + response,
                customer,
                surveyId,
                1,
                "EMAIL",
                "CSAT",
                5,
                "POSITIVE",
                List.of(),
                null,
                loyalty.clock.instant());
        loyalty.hears(EventTypes.RESPONSE_SUBMITTED, answer, "invitation", "inv_" + number + response, 2, customer);
    }

    private void uses(String name, int use) {
        String id = "use_" + number + "-" + use;
        var usage = new UsageRecorded(id, customer, name, "api", null, loyalty.clock.instant());
        loyalty.hears(EventTypes.USAGE_RECORDED, usage, "usage", id, 1, customer);
    }

    private void becomes(long version, String attributes) {
        var after = JSON.readValue(attributes.replace('\'', '"'), CustomerAttributes.class);
        var type = version == 1 ? EventTypes.CUSTOMER_CREATED : EventTypes.CUSTOMER_UPDATED;
        List<String> changed = version == 1 ? List.of() : List.of("address.country");
        var news = new CustomerChanged(customer, version, false, changed, null, after);
        loyalty.hears(type, news, "customer", customer, version, customer);
    }
}
