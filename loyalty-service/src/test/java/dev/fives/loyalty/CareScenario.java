package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer of its own for each test, and what is done to and asked of its care. */
@ExtendWith(SharedLoyalty.class)
abstract class CareScenario {
    static final Duration WEEK = Duration.ofDays(7);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    RunningLoyalty loyalty = SharedLoyalty.loyalty();
    final String number = "care_" + NUMBERS.incrementAndGet();
    final String customer = "cus_" + number;
    final Complaints complaint = new Complaints(loyalty, "tic_" + number, customer, "HIGH", "c-" + number);

    String inAWeek() {
        return loyalty.clock.instant().plus(WEEK).toString();
    }

    String planned(String kind, String more) {
        HttpResponse<String> answer = plan(kind, "EMAIL", more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    HttpResponse<String> plan(String kind, String channel, String more, String... headers) {
        return loyalty.post(
                "/care-tasks",
                "{'customerId':'" + customer + "'," + more + "'kind':'" + kind + "','channel':'" + channel + "'}",
                headers);
    }

    void awaitStatus(String status) {
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(tasks(customer))
                        .extracting(CareScenario::status)
                        .contains(status));
    }

    String statusOf(String taskId) {
        return loyalty.json("/care-tasks/" + taskId).path("status").asString();
    }

    List<String> typesOf(String taskId) {
        return loyalty.said(customer).stream()
                .filter(event -> event.source().endsWith(taskId))
                .map(SeenEvent::type)
                .toList();
    }

    List<String> typesSaid() {
        return loyalty.said(customer).stream()
                .map(SeenEvent::type)
                .filter(type -> type.startsWith("crm.care."))
                .toList();
    }

    List<JsonNode> tasks(String of) {
        return List.copyOf(loyalty.json("/care-tasks?pageSize=200&customerId=" + of)
                .path("items")
                .valueStream()
                .toList());
    }

    static String status(JsonNode task) {
        return task.path("status").asString();
    }

    List<CareChanged> said(String of) {
        return loyalty.said(of).stream()
                .filter(event -> event.type().startsWith("crm.care."))
                .map(event -> event.dataAs(CareChanged.class))
                .toList();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
