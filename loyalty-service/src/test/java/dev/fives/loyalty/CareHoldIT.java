package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CareHoldIT extends CareScenario {
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
        CareOrigin origin = CareOrigin.ofAgent(null, null, "c-" + number, loyalty.clock.instant());
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

        assertThat(tasks(customer)).extracting(CareScenario::status).containsExactly("PLANNED");
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
                .allSatisfy(id ->
                        assertThat(tasks(id)).extracting(CareScenario::status).containsExactly("HELD"));

        complaints.forEach(Complaints::closes);
        loyalty.awaitIdle();
        assertThat(customers)
                .allSatisfy(id -> assertThat(tasks(id))
                        .filteredOn(task -> task.path("kind").asString().equals("HOLIDAY"))
                        .extracting(CareScenario::status)
                        .containsExactly("PLANNED"));
    }

    @Test
    void REL_15_refusedMarketing_isSkippedWhenItIsDue() {
        planned("REACTIVATION", "'dueAt':'" + inAWeek() + "',");
        loyalty.hears(new ConsentChanged(customer, "EMAIL", "MARKETING", "DENIED", null, loyalty.clock.instant()), 1);
        loyalty.awaitIdle();
        assertThat(tasks(customer)).extracting(CareScenario::status).containsExactly("PLANNED");

        loyalty.clock.advance(WEEK);

        awaitStatus("SKIPPED");
        assertThat(said(customer).getLast().reason()).isEqualTo("NO_CONSENT");
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
}
