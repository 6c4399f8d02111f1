package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.loyalty.care.app.OverdueCare;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedLoyalty.class)
class CareIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration WEEK = Duration.ofDays(7);

    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    private final String number = "care_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;
    private final Complaints complaint = new Complaints(loyalty, "tic_" + number, customer, "HIGH", "c-" + number);

    @Test
    void LOY_22_closedComplaint_isFollowedUpAfterAWeek_once_underItsCorrelationId() {
        Instant closedAt = loyalty.clock.instant();
        complaint.opens();
        long closing = complaint.closes();
        loyalty.awaitIdle();
        long dropped = loyalty.duplicates(Topic.TICKET);
        complaint.repeatsClosing(closing, closedAt);
        complaint.repeatsClosing(closing, closedAt);
        loyalty.awaitIdle();
        assertThat(loyalty.duplicates(Topic.TICKET) - dropped)
                .as("OPS-04: counted")
                .isEqualTo(2);
        assertThat(tasks(customer)).singleElement().satisfies(task -> {
            assertThat(task.path("kind").asString()).isEqualTo("FOLLOW_UP");
            assertThat(task.path("status").asString()).isEqualTo("PLANNED");
            assertThat(task.path("ticketId").asString()).isEqualTo("tic_" + number);
            assertThat(Instant.parse(task.path("dueAt").asString())).isEqualTo(closedAt.plus(WEEK));
        });

        loyalty.clock.advance(WEEK.plusDays(2));
        awaitStatus("DUE");

        assertThat(said(customer)).extracting(CareChanged::status).containsExactly("PLANNED", "DUE");
        assertThat(said(customer).getLast().at()).isEqualTo(closedAt.plus(WEEK));
        assertThat(loyalty.said(customer))
                .extracting(event -> event.header("ce_correlationid"))
                .containsOnly("c-" + number);
    }

    @Test
    void LOY_22_reopenedAndClosedAgain_isFollowedUpAnew_andTheOldVisitIsOff() {
        complaint.opens();
        complaint.closes();
        loyalty.awaitIdle();

        complaint.reopens();
        loyalty.awaitIdle();
        assertThat(tasks(customer)).extracting(CareIT::status).containsExactly("SKIPPED");
        complaint.closes();
        loyalty.awaitIdle();

        assertThat(tasks(customer)).extracting(CareIT::status).containsExactlyInAnyOrder("SKIPPED", "PLANNED");
        assertThat(said(customer))
                .extracting(CareChanged::reason)
                .containsExactly("COMPLAINT_CLOSED", "COMPLAINT_REOPENED", "COMPLAINT_CLOSED");
    }

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

    /** How far ahead may be planned goes by the clock, and the clock was moved back since. */
    @Test
    void LOY_23_repeatedPlanning_isAnswered_thoughItWouldBeRefusedByNow() {
        Instant now = loyalty.clock.instant();
        loyalty.clock.advance(Duration.ofDays(1));
        String due = "'dueAt':'" + now.plus(Duration.ofDays(3_650)).plusSeconds(60) + "',";
        HttpResponse<String> first = plan("RECOVERY", "EMAIL", due, "Idempotency-Key", "far-" + number);
        loyalty.clock.set(now);
        HttpResponse<String> again = plan("RECOVERY", "EMAIL", due, "Idempotency-Key", "far-" + number);

        assertThat(first.statusCode()).isEqualTo(201);
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

    @Test
    void LOY_24_marketing_isHeldWhenAComplaintTurnsSerious_andReleasedAtTheClose() {
        String birthday = planned("BIRTHDAY", "'dueAt':'" + inAWeek() + "',");
        String visit = planned("FOLLOW_UP", "'dueAt':'" + inAWeek() + "',");

        complaint.opens();
        loyalty.awaitIdle();
        assertThat(statusOf(birthday)).isEqualTo("HELD");
        assertThat(statusOf(visit)).isEqualTo("PLANNED");
        assertThat(loyalty.post("/care-tasks/" + birthday + "/complete", "{'outcome':'HAPPY'}")
                        .statusCode())
                .isEqualTo(409);

        complaint.closes();
        loyalty.awaitIdle();
        assertThat(statusOf(birthday)).isEqualTo("PLANNED");
        assertThat(typesOf(birthday))
                .containsExactly(
                        EventTypes.CARE_PLANNED.name(), EventTypes.CARE_HELD.name(), EventTypes.CARE_RELEASED.name());
    }

    @Test
    void LOY_24_marketingPlannedUnderAComplaint_isHeldFromTheStart_andNotDue() {
        complaint.opens();
        loyalty.awaitIdle();

        HttpResponse<String> answer = plan("BIRTHDAY", "EMAIL", "");

        assertThat(json(answer).path("status").asString()).isEqualTo("HELD");
        loyalty.clock.advance(Duration.ofDays(1));
        complaint.closes();
        awaitStatus("DUE");
    }

    /** As a service leaves it that dies between writing a task and looking at the complaints. */
    @Test
    void LOY_24_taskWhosePlannerDied_isLookedAtByTheNextPoll() {
        complaint.opens();
        loyalty.awaitIdle();
        CareOrigin origin =
                new CareOrigin(CareReason.PLANNED_BY_AGENT, null, 0, null, "c-" + number, loyalty.clock.instant());
        CareTask task = CareTask.plan(
                        "car_" + number,
                        customer,
                        CareKind.BIRTHDAY,
                        CareChannel.EMAIL,
                        loyalty.clock.instant().plus(WEEK),
                        origin)
                .task();

        loyalty.careTasks()
                .create(task.taskId(), customer, task, List.of(), null)
                .block(DEADLINE);

        awaitStatus("HELD");
    }

    @Test
    void LOY_24_complaintOfMinorSeverity_holdsNothing() {
        planned("BIRTHDAY", "'dueAt':'" + inAWeek() + "',");

        new Complaints(loyalty, "tic_" + number, customer, "MEDIUM", "c-" + number).opens();
        loyalty.awaitIdle();

        assertThat(tasks(customer)).extracting(CareIT::status).containsExactly("PLANNED");
    }

    /** Whatever comes first, and whoever overtakes whom. */
    @Test
    void LOY_24_complaintsAndTasksAtOnce_endHeld_andThenReleased() throws InterruptedException {
        List<String> customers =
                IntStream.range(0, 20).mapToObj(i -> customer + "_" + i).toList();
        List<Complaints> complaints = customers.stream()
                .map(id -> new Complaints(loyalty, "tic_" + id.substring(4), id, "HIGH", "c-" + number))
                .toList();
        String dueAt = inAWeek();
        List<Thread> plans = customers.stream()
                .map(id -> Thread.startVirtualThread(() -> loyalty.post(
                        "/care-tasks",
                        "{'customerId':'" + id + "','kind':'HOLIDAY','channel':'SMS','dueAt':'" + dueAt + "'}")))
                .toList();
        complaints.forEach(Complaints::opens);
        for (Thread plan : plans) {
            plan.join();
        }
        loyalty.awaitIdle();
        assertThat(customers)
                .allSatisfy(
                        id -> assertThat(tasks(id)).extracting(CareIT::status).containsExactly("HELD"));

        complaints.forEach(Complaints::closes);
        loyalty.awaitIdle();
        assertThat(customers)
                .allSatisfy(id -> assertThat(tasks(id))
                        .filteredOn(task -> task.path("kind").asString().equals("HOLIDAY"))
                        .extracting(CareIT::status)
                        .containsExactly("PLANNED"));
    }

    @Test
    void REL_15_refusedMarketing_isSkippedWhenItIsDue() {
        planned("REACTIVATION", "'dueAt':'" + inAWeek() + "',");
        loyalty.hears(new ConsentChanged(customer, "EMAIL", "MARKETING", "DENIED", null, loyalty.clock.instant()), 1);
        loyalty.awaitIdle();
        assertThat(tasks(customer)).extracting(CareIT::status).containsExactly("PLANNED");

        loyalty.clock.advance(WEEK);

        awaitStatus("SKIPPED");
        assertThat(said(customer).getLast().reason()).isEqualTo("NO_CONSENT");
    }

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
                () -> assertThat(tasks(customer)).extracting(CareIT::status).containsExactly("DONE", "DUE"));
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

    @Test
    void SEG_06_lowBandOfWhoRefusedMarketing_isSkipped() {
        loyalty.hears(new ConsentChanged(customer, "EMAIL", "MARKETING", "DENIED", null, loyalty.clock.instant()), 1);
        loyalty.hearsOfBand("MEDIUM", "LOW", customer, 1);

        awaitStatus("SKIPPED");
        assertThat(said(customer).getLast().reason()).isEqualTo("NO_CONSENT");
    }

    private List<String> typesSaid() {
        return loyalty.said(customer).stream()
                .map(SeenEvent::type)
                .filter(type -> type.startsWith("crm.care."))
                .toList();
    }

    /** Due while nobody listens: what lies unread on the topics holds and skips as if it had been heard in time. */
    @Test
    void LOY_24_whatWasToldWhileNobodyListened_isHeardBeforeATaskIsDue() {
        String birthday = planned("BIRTHDAY", "'dueAt':'" + inAWeek() + "',");
        String again = planned("REACTIVATION", "'dueAt':'" + inAWeek() + "','ticketId':'tic_" + number + "',");
        String refuser = customer + "_r";
        String refused = json(loyalty.post(
                        "/care-tasks",
                        "{'customerId':'" + refuser + "','dueAt':'" + inAWeek()
                                + "','kind':'HOLIDAY','channel':'EMAIL'}"))
                .path("id")
                .asString();
        loyalty.deaf(() -> {
            complaint.opens();
            loyalty.hears(
                    new ConsentChanged(refuser, "EMAIL", "MARKETING", "DENIED", null, loyalty.clock.instant()), 1);
            loyalty.clock.advance(WEEK);
            Eventually.until("waiting for what is unread", DEADLINE, () -> waiting() > 0.5);
        });

        Eventually.asserted(DEADLINE, () -> {
            assertThat(statusOf(birthday)).isEqualTo("HELD");
            assertThat(statusOf(again)).isEqualTo("HELD");
            assertThat(statusOf(refused)).isEqualTo("SKIPPED");
        });
        assertThat(typesOf(birthday)).doesNotContain(EventTypes.CARE_DUE.name());
    }

    private double waiting() {
        return loyalty.bean(MeterRegistry.class)
                .get("fives.caught.up.waiting")
                .gauge()
                .value();
    }

    /** The runbook begins with this meter. */
    @Test
    void LOY_23_overdue_isCountedADayAfterTheInstant() {
        // what earlier tests left is counted now, not at the meter's next look
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

    private String inAWeek() {
        return loyalty.clock.instant().plus(WEEK).toString();
    }

    private String planned(String kind, String more) {
        HttpResponse<String> answer = plan(kind, "EMAIL", more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    private HttpResponse<String> plan(String kind, String channel, String more, String... headers) {
        return loyalty.post(
                "/care-tasks",
                "{'customerId':'" + customer + "'," + more + "'kind':'" + kind + "','channel':'" + channel + "'}",
                headers);
    }

    private void awaitStatus(String status) {
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(tasks(customer)).extracting(CareIT::status).contains(status));
    }

    private String statusOf(String taskId) {
        return loyalty.json("/care-tasks/" + taskId).path("status").asString();
    }

    private List<String> typesOf(String taskId) {
        return loyalty.said(customer).stream()
                .filter(event -> event.source().endsWith(taskId))
                .map(SeenEvent::type)
                .toList();
    }

    private List<JsonNode> tasks(String of) {
        return List.copyOf(loyalty.json("/care-tasks?pageSize=200&customerId=" + of)
                .path("items")
                .valueStream()
                .toList());
    }

    private static String status(JsonNode task) {
        return task.path("status").asString();
    }

    private List<CareChanged> said(String of) {
        return loyalty.said(of).stream()
                .filter(event -> event.type().startsWith("crm.care."))
                .map(event -> event.dataAs(CareChanged.class))
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
