package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.kit.holdout.Holdout;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Birthdays and feasts, while two instances poll at once. */
class CareCalendarIT extends CalendarScenario {
    private static final String NEW_YORK = "America/New_York";
    private static final Duration DAY = Duration.ofDays(1);
    private static final String BIRTHDAY = "{'kind':'BIRTHDAY','channel':'EMAIL','localTime':'09:00'}";

    @Test
    void LOY_20_bornOn29February_isDueOnceOn28February_inTheCustomersZone() {
        String plan = plan(BIRTHDAY);
        String far = customer + "_far";
        LocalDate day = LocalDate.of(shortYear(), 2, 28);
        loyalties.set(day.minusDays(60).atStartOfDay(CHINA).toInstant());
        loyalties.hearsOfCustomer(customer, "2004-02-29", "Asia/Shanghai", "CN");
        loyalties.hearsOfCustomer(far, "2004-02-29", NEW_YORK, "US");
        loyalties.one.awaitIdle();
        Instant here = day.atTime(9, 0).atZone(CHINA).toInstant();

        loyalties.set(here.minusMillis(1));
        loyalties.fireOnBoth("care-calendar");
        assertThat(loyalties.tasks(customer)).isEmpty();
        loyalties.set(here);
        loyalties.awaitStatuses(customer, "DUE");
        assertThat(loyalties.tasks(far)).isEmpty();
        loyalties.set(day.atTime(9, 0).atZone(ZoneId.of(NEW_YORK)).toInstant());
        loyalties.awaitStatuses(far, "DUE");

        JsonNode task = loyalties.tasks(customer).getFirst();
        assertThat(Instant.parse(task.path("dueAt").asString())).isEqualTo(here);
        assertThat(task.path("occasion").asString()).isEqualTo(String.valueOf(day.getYear()));
        assertThat(task.path("planId").asString()).isEqualTo(plan);
        loyalties.advance(Duration.ofDays(300));
        loyalties.awaitFired();
        assertThat(loyalties.told(customer))
                .containsExactly(EventTypes.CARE_PLANNED.name(), EventTypes.CARE_DUE.name());
    }

    @Test
    void LOY_20_firedThreeTimesByTwo_andAgainAfterAKill_isOneTask() {
        plan(BIRTHDAY);
        Instant before = loyalties.now();
        Instant due = inTwoDays();
        List<String> customers =
                IntStream.range(0, 40).mapToObj(i -> customer + "_" + i).toList();
        customers.forEach(id -> loyalties.hearsOfCustomer(id, bornOn(due), "Asia/Shanghai", "CN"));
        loyalties.one.awaitIdle();

        loyalties.set(due);
        loyalties.fireOnBoth("care-calendar");
        customers.forEach(id -> loyalties.rewind(id, before, due));
        loyalties.fireOnBoth("care-calendar");
        loyalties.fireOnBoth("care-tasks");
        loyalties.awaitFired();

        assertThat(customers)
                .allSatisfy(id -> assertThat(loyalties.statuses(id)).containsExactly("DUE"));
        assertThat(customers.subList(0, 3))
                .allSatisfy(id -> assertThat(loyalties.told(id))
                        .containsExactly(EventTypes.CARE_PLANNED.name(), EventTypes.CARE_DUE.name()));
    }

    @Test
    void LOY_20_refusedMarketing_isSkipped_andNobodyHearsThatItIsDue() {
        plan(BIRTHDAY);
        Instant due = inTwoDays();
        loyalties.hearsOfCustomer(customer, bornOn(due), "Asia/Shanghai", "CN");
        loyalties.one.hears(new ConsentChanged(customer, "EMAIL", "MARKETING", "DENIED", null, loyalties.now()), 1);
        loyalties.one.awaitIdle();

        loyalties.set(due);

        loyalties.awaitStatuses(customer, "SKIPPED");
        assertThat(loyalties.told(customer)).doesNotContain(EventTypes.CARE_DUE.name());
    }

    /** Greeted in the morning, and on a later zone's morning no second time; nor is a birthday that is told too late. */
    @Test
    void LOY_20_movedZoneAndChangedBirthday_greetNobodyTwice() {
        plan(BIRTHDAY);
        // a year later it would be the next one
        loyalties.set(LocalDate.of(shortYear(), 6, 1).atStartOfDay(CHINA).toInstant());
        Instant due = inTwoDays();
        loyalties.hearsOfCustomer(customer, bornOn(due), "Asia/Shanghai", "CN");
        loyalties.one.awaitIdle();
        loyalties.set(due);
        loyalties.awaitStatuses(customer, "DUE");

        loyalties.hears(EventTypes.CUSTOMER_UPDATED, customer, 2, bornOn(due), NEW_YORK, "US");
        loyalties.one.awaitIdle();
        loyalties.advance(DAY);
        loyalties.awaitFired();
        loyalties.hears(
                EventTypes.CUSTOMER_UPDATED, customer, 3, bornOn(due.plus(DAY.multipliedBy(5))), NEW_YORK, "US");
        loyalties.one.awaitIdle();
        loyalties.advance(DAY.multipliedBy(6));
        loyalties.awaitFired();

        assertThat(loyalties.statuses(customer)).containsExactly("DUE");
    }

    @Test
    void LOY_20_changedPlan_movesEverybodysNextDay() {
        String plan = plan(BIRTHDAY);
        Instant due = inTwoDays();
        loyalties.hearsOfCustomer(customer, bornOn(due), "Asia/Shanghai", "CN");
        loyalties.one.awaitIdle();

        String etag = loyalties
                .one
                .get("/care-plans/" + plan)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(loyalties
                        .one
                        .put("/care-plans/" + plan, BIRTHDAY.replace("09:00", "18:30"), "If-Match", etag)
                        .statusCode())
                .isEqualTo(200);
        Instant evening = due.plus(Duration.ofMinutes(570));
        Eventually.until(
                "worked out again",
                DEADLINE,
                () -> loyalties.one.count(
                                "care_calendar", new Document("_id", customer).append("state.nextDueAt", evening))
                        == 1);
        loyalties.set(evening);

        loyalties.awaitStatuses(customer, "DUE");
        assertThat(Instant.parse(
                        loyalties.tasks(customer).getFirst().path("dueAt").asString()))
                .isEqualTo(evening);
    }

    @Test
    void LOY_21_feast_isDueOnceForEachCustomerOfTheRegion() {
        JsonNode next = nextFeast("SPRING_FESTIVAL");
        Instant morning = LocalDate.parse(next.path("date").asString())
                .atTime(LocalTime.of(8, 0))
                .atZone(CHINA)
                .toInstant();
        String abroad = customer + "_abroad";
        loyalties.hearsOfCustomer(customer, null, "Asia/Shanghai", "CN");
        loyalties.hearsOfCustomer(abroad, null, "Asia/Shanghai", "US");
        loyalties.one.awaitIdle();
        String plan = plan(
                "{'kind':'HOLIDAY','feast':'SPRING_FESTIVAL','channel':'SMS','localTime':'08:00','regions':['CN']}");
        awaitWorkedOut(morning);

        loyalties.set(morning);
        loyalties.awaitStatuses(customer, "DUE");
        loyalties.fireOnBoth("care-calendar");
        loyalties.advance(DAY.multipliedBy(200));
        loyalties.awaitFired();

        assertThat(loyalties.statuses(customer)).containsExactly("DUE");
        assertThat(loyalties.tasks(abroad)).isEmpty();
        assertThat(loyalties.one.said(customer))
                .filteredOn(event -> event.type().equals(EventTypes.CARE_DUE.name()))
                .singleElement()
                .satisfies(event -> {
                    CareChanged told = event.dataAs(CareChanged.class);
                    assertThat(told.planId()).isEqualTo(plan);
                    assertThat(told.occasion())
                            .isEqualTo("SPRING_FESTIVAL/"
                                    + next.path("date").asString().substring(0, 4));
                    assertThat(told.at()).isEqualTo(morning);
                });
    }

    @Test
    void LOY_24_birthdayUnderASeriousComplaint_isHeld_andDueWhenItIsClosed() {
        plan(BIRTHDAY);
        Instant due = inTwoDays();
        Complaints complaint = new Complaints(loyalties.one, "tic_" + customer, customer, "HIGH", "c-1");
        loyalties.hearsOfCustomer(customer, bornOn(due), "Asia/Shanghai", "CN");
        complaint.opens();
        loyalties.one.awaitIdle();

        loyalties.set(due);
        loyalties.awaitStatuses(customer, "HELD");
        complaint.closes();
        loyalties.one.awaitIdle();

        Eventually.asserted(
                DEADLINE, () -> assertThat(loyalties.statuses(customer)).contains("DUE"));
    }

    @Test
    void controlGroup_isMarkedAndNeverContacted() {
        String plan = plan(BIRTHDAY.replace("}", ",'holdoutPercent':50}"));
        Instant due = inTwoDays();
        List<String> customers =
                IntStream.range(0, 20).mapToObj(i -> customer + "_" + i).toList();
        customers.forEach(id -> loyalties.hearsOfCustomer(id, bornOn(due), "Asia/Shanghai", "CN"));
        loyalties.one.awaitIdle();

        loyalties.set(due);
        loyalties.awaitFired();

        assertThat(customers).allSatisfy(id -> {
            boolean held = Holdout.contains(plan, id, 50);
            assertThat(loyalties.statuses(id)).containsExactly(held ? "WITHHELD" : "DUE");
            assertThat(loyalties.told(id)).hasSize(held ? 0 : 2);
        });
    }
}
