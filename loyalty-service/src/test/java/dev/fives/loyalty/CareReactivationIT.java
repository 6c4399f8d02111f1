package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.kit.test.stack.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CareReactivationIT extends CareScenario {
    @Test
    void SEG_06_lowBand_isCareDueOnce_notAgainWithin30Days() {
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);
        awaitStatus("DUE");
        assertThat(tasks(customer)).singleElement().satisfies(task -> {
            assertThat(task.path("kind").asString()).isEqualTo("REACTIVATION");
            assertThat(task.path("channel").asString()).isEqualTo("EMAIL");
        });
        assertThat(typesSaid()).containsExactly(EventTypes.CARE_PLANNED.name(), EventTypes.CARE_DUE.name());
        assertThat(said(customer)).extracting(CareChanged::reason).first().isEqualTo("FREQUENCY_BAND_LOW");
        String first = tasks(customer).getFirst().path("id").asString();
        assertThat(loyalty.post("/care-tasks/" + first + "/complete", "{'outcome':'HAPPY'}")
                        .statusCode())
                .isEqualTo(200);

        loyalty.clock.advance(Duration.ofDays(29));
        loyalty.hearsOfBand("LOW", "MEDIUM", customer, 2);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 3);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);
        loyalty.awaitIdle();
        assertThat(tasks(customer)).hasSize(1);

        loyalty.clock.advance(Duration.ofDays(1));
        loyalty.hearsOfBand("LOW", "MEDIUM", customer, 4);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 5);
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(tasks(customer))
                        .extracting(CareScenario::status)
                        .containsExactly("DONE", "DUE"));
        assertThat(typesSaid().stream().filter(EventTypes.CARE_DUE.name()::equals))
                .hasSize(2);
    }

    @Test
    void SEG_06_lowBandUnderAComplaint_waitsForItsClose_andTheNextIsNotDueBesideIt() {
        complaint.opens();
        loyalty.awaitIdle();
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);
        awaitStatus("HELD");

        loyalty.clock.advance(Duration.ofDays(31));
        loyalty.hearsOfBand("LOW", "MEDIUM", customer, 2);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 3);
        loyalty.awaitIdle();
        complaint.closes();
        awaitStatus("DUE");

        assertThat(tasks(customer))
                .filteredOn(task -> task.path("kind").asString().equals("REACTIVATION"))
                .hasSize(1);
    }

    /** The event comes again after a service that died between noting it and writing its task. */
    @Test
    void SEG_06_taskWhosePlannerDied_isPlannedByTheRepeat() {
        loyalty.hearsOfBand("LOW", "MEDIUM", customer, 1);
        loyalty.awaitIdle();
        Document noted = new Document("sequence", 2L)
                .append("reactivation", new Document("sequence", 2L).append("at", loyalty.clock.instant()));
        loyalty.overwrite("care_standings", customer, new Document("state.band", noted));

        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 2);

        awaitStatus("DUE");
        assertThat(tasks(customer)).hasSize(1);
    }

    /** Of two plans the first has written its task and then died. */
    @Test
    void SEG_06_plannerThatDiedBetweenTwoPlans_writesTheSecondTask_whenTheEventComesAgain() {
        withPlan("'offsetDays':3", () -> {
            complaint.opens();
            loyalty.awaitIdle();
            loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);
            loyalty.awaitIdle();
            assertThat(tasks(customer)).hasSize(2);
            String second = tasks(customer).stream()
                    .filter(task -> task.path("channel").asString().equals("SMS"))
                    .map(task -> task.path("id").asString())
                    .findFirst()
                    .orElseThrow();
            dieBeforeWriting(second);

            loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);
            loyalty.awaitIdle();

            assertThat(tasks(customer))
                    .extracting(task -> task.path("id").asString())
                    .contains(second);
        });
    }

    /** A process that lives on would remember that it has told of this task. */
    private void dieBeforeWriting(String taskId) {
        Mono.from(loyalty.context()
                        .getBean(MongoDatabase.class)
                        .getCollection("care_tasks")
                        .deleteOne(new Document("_id", taskId)))
                .block(DEADLINE);
        loyalty = SharedLoyalty.restart(() -> {});
    }

    /** As one who is not has none while a task is planned: else the groups of the plan would not be alike. */
    @Test
    void SEG_06_whoIsHeldOut_hasNoOccasionBeforeTheLastOneWouldBeDue() {
        withPlan("'offsetDays':40,'holdoutPercent':100", () -> {
            falls(1);
            assertThat(tasksThatAre("WITHHELD")).isEqualTo(1);
            Eventually.until(DEADLINE, () -> tasksThatAre("DUE") == 1);
            loyalty.clock.advance(Duration.ofDays(31));
            falls(3);
            assertThat(tasksThatAre("WITHHELD"))
                    .as("the first would be planned")
                    .isEqualTo(1);
            loyalty.clock.advance(Duration.ofDays(31));
            falls(5);

            assertThat(tasksThatAre("WITHHELD")).isEqualTo(2);
        });
    }

    /** Beside the plan that ships, by SMS; it ends with the test, or others would meet it. */
    private void withPlan(String more, Runnable test) {
        HttpResponse<String> made = loyalty.post(
                "/care-plans", "{'kind':'REACTIVATION','trigger':'FREQUENCY_BAND_LOW','channel':'SMS'," + more + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        try {
            test.run();
        } finally {
            assertThat(loyalty.delete(
                                    made.headers().firstValue("Location").orElseThrow(),
                                    made.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private void falls(int sequence) {
        loyalty.hearsOfBand("LOW", "MEDIUM", customer, sequence);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, sequence + 1);
        loyalty.awaitIdle();
    }

    private long tasksThatAre(String status) {
        return loyalty.count("care_tasks", new Document("state.customerId", customer).append("state.status", status));
    }

    @Test
    void SEG_06_lowBandOfWhoRefusedMarketing_isSkipped() {
        loyalty.hears(new ConsentChanged(customer, "EMAIL", "MARKETING", "DENIED", null, loyalty.clock.instant()), 1);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);

        awaitStatus("SKIPPED");
        assertThat(said(customer).getLast().reason()).isEqualTo("NO_CONSENT");
    }
}
