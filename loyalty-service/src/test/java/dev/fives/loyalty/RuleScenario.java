package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules for a channel of its own for each test, and what they would give. */
@ExtendWith(SharedEarning.class)
abstract class RuleScenario {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    final RunningLoyalty loyalty = SharedEarning.loyalty();
    /** Rules of a test are for its channel alone. */
    final String channel = "C-" + NUMBERS.incrementAndGet();

    String created(String body) {
        HttpResponse<String> answer = loyalty.post("/earning-rules", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("ruleId").asString();
    }

    HttpResponse<String> archive(String ruleId) {
        return loyalty.send("POST", "/earning-rules/" + ruleId + "/archive", "admin");
    }

    String multiplier(String factor, String condition) {
        return rule(condition, "{'type':'MULTIPLIER','factor':'" + factor + "'}");
    }

    String fixed(int points, String condition) {
        return rule(condition, "{'type':'FIXED','points':" + points + "}");
    }

    String perUnit(String points) {
        return rule("", "{'type':'PER_UNIT','pointsPerUnit':'" + points + "'}");
    }

    String rule(String condition, String formula) {
        return "{'name':'of " + channel + "','trigger':{'type':'PURCHASE'},'condition':{'channels':['" + channel + "']"
                + (condition.isEmpty() ? "" : "," + condition) + "},'formula':" + formula + "}";
    }

    String purchase(String net, String lines) {
        return "{'total':{'amount':'" + net + "','currency':'CNY'},'channel':'" + channel + "','lines':[" + lines
                + "]}";
    }

    long simulated(String body) {
        return simulate(body).path("points").asLong();
    }

    JsonNode simulate(String body) {
        HttpResponse<String> answer = loyalty.post("/earning-rules/simulate", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    static JsonNode rejection(JsonNode answer, String ruleId) {
        return answer.path("rejected")
                .valueStream()
                .filter(one -> one.path("ruleId").asString().equals(ruleId))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
