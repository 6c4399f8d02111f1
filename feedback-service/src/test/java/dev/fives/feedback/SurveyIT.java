package dev.fives.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.TestHttp.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Surveys and plans: what is shipped, versions, repeated changes. */
class SurveyIT extends FeedbackStage {
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
