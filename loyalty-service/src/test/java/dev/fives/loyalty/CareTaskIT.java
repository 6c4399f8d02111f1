package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.loyalty.care.app.OverdueCare;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CareTaskIT extends CareScenario {
    @Test
    void LOY_23_task_isCompletedOnceWithItsOutcome() {
        String id = planned("FOLLOW_UP", "'ticketId':'tic_" + number + "',");
        String path = "/care-tasks/" + id + "/complete";
        String unhappy = "{'outcome':'UNHAPPY','note':'still broken'}";

        assertThat(loyalty.post(path, "{'outcome':'SO_SO'}").statusCode()).isEqualTo(422);
        assertThat(loyalty.post(path, unhappy, "If-Match", "\"99\"").statusCode())
                .isEqualTo(412);
        HttpResponse<String> done = loyalty.post(path, unhappy, "Idempotency-Key", "k-1");
        HttpResponse<String> repeated = loyalty.post(path, unhappy, "Idempotency-Key", "k-1");
        HttpResponse<String> again = loyalty.post(path, unhappy);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(json(done).path("outcome").asString()).isEqualTo("UNHAPPY");
        assertThat(repeated.body()).isEqualTo(done.body());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(said(customer).getLast()).satisfies(event -> {
            assertThat(event.status()).isEqualTo("DONE");
            assertThat(event.outcome()).isEqualTo("UNHAPPY");
            assertThat(event.ticketId()).isEqualTo("tic_" + number);
        });
        assertThat(loyalty.said(customer))
                .extracting(SeenEvent::type)
                .filteredOn(EventTypes.CARE_COMPLETED.name()::equals)
                .hasSize(1);
    }

    @Test
    void LOY_23_task_isSkippedWithACode() {
        String path = "/care-tasks/" + planned("RECOVERY", "") + "/skip";

        assertThat(loyalty.post(path, "{'reason':'moved to another town'}").statusCode())
                .isEqualTo(422);
        assertThat(json(loyalty.post(path, "{'reason':'MOVED_AWAY','note':'to another town'}"))
                        .path("status")
                        .asString())
                .isEqualTo("SKIPPED");

        assertThat(said(customer).getLast().reason()).isEqualTo("MOVED_AWAY");
    }

    @Test
    void LOY_23_planning_isIdempotent_andSaysAllThatIsWrongAtOnce() {
        HttpResponse<String> first = plan("BIRTHDAY", "EMAIL", "", "Idempotency-Key", "p-" + number);
        HttpResponse<String> second = plan("BIRTHDAY", "EMAIL", "", "Idempotency-Key", "p-" + number);
        HttpResponse<String> wrong =
                loyalty.post("/care-tasks", "{'kind':'LUNCH','channel':'PIGEON','dueAt':'2126-01-01T00:00:00Z'}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location"))
                .contains("/care-tasks/" + json(first).path("id").asString());
        assertThat(json(second).path("id")).isEqualTo(json(first).path("id"));
        assertThat(tasks(customer)).hasSize(1);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/customerId", "/kind", "/channel", "/dueAt");
    }

    /** How far from now may be planned goes by the clock, and the clock has moved on since. */
    @Test
    void LOY_23_repeatedPlanning_isAnswered_thoughItWouldBeRefusedByNow() {
        String due = "'dueAt':'"
                + loyalty.clock.instant().minus(Duration.ofDays(3_650)).plusSeconds(60) + "',";
        HttpResponse<String> first = plan("RECOVERY", "EMAIL", due, "Idempotency-Key", "far-" + number);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        // another test counts what is overdue
        awaitStatus("DUE");
        loyalty.clock.advance(Duration.ofMinutes(2));
        HttpResponse<String> again = plan("RECOVERY", "EMAIL", due, "Idempotency-Key", "far-" + number);

        assertThat(json(again).path("id")).isEqualTo(json(first).path("id"));
        assertThat(plan("RECOVERY", "EMAIL", due).statusCode()).isEqualTo(422);
    }

    @Test
    void list_isPagedByTheDueInstant_andFiltered() {
        String first = planned("RECOVERY", "'dueAt':'" + loyalty.clock.instant().plusSeconds(100) + "',");
        String third = planned("RECOVERY", "'dueAt':'" + loyalty.clock.instant().plusSeconds(300) + "',");
        String second =
                planned("FOLLOW_UP", "'dueAt':'" + loyalty.clock.instant().plusSeconds(200) + "',");

        JsonNode page = loyalty.json("/care-tasks?pageSize=2&count=true&customerId=" + customer);
        JsonNode rest = loyalty.json("/care-tasks?pageSize=2&count=true&customerId=" + customer + "&cursor="
                + page.path("next").asString());

        assertThat(page.path("items").findValuesAsString("id")).containsExactly(first, second);
        assertThat(page.path("total").asLong()).isEqualTo(3);
        assertThat(rest.path("items").findValuesAsString("id")).containsExactly(third);
        assertThat(loyalty.json("/care-tasks?filter=kind:FOLLOW_UP&status=PLANNED&customerId=" + customer)
                        .path("items")
                        .findValuesAsString("id"))
                .containsExactly(second);
        assertThat(loyalty.get("/care-tasks?filter=note:x").statusCode()).isEqualTo(400);
        assertThat(loyalty.get("/care-tasks?status=LATE").statusCode()).isEqualTo(400);
    }

    /** The runbook begins with this meter. */
    @Test
    void LOY_23_overdue_isCountedADayAfterTheInstant() {
        // what earlier tests left falls due and is counted now, not at the meter's next look
        Document unfired = new Document("state.nextDueAt", new Document("$lte", loyalty.clock.instant()));
        Eventually.until("fired", DEADLINE, () -> loyalty.count("care_tasks", unfired) == 0);
        loyalty.bean(OverdueCare.class).look().block(DEADLINE);
        double before = overdue();
        planned("RECOVERY", "");
        awaitStatus("DUE");
        assertThat(overdue()).isEqualTo(before);

        loyalty.clock.advance(Duration.ofHours(25));

        Eventually.asserted(DEADLINE, () -> assertThat(overdue()).isGreaterThan(before));
    }

    private double overdue() {
        return loyalty.bean(MeterRegistry.class)
                .get("fives.care.overdue")
                .gauge()
                .value();
    }
}
