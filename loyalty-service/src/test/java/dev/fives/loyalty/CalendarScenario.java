package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;

import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/** Two instances that poll at once, and a customer and plans of its own for each test. */
abstract class CalendarScenario {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    static TwoLoyalties loyalties;

    private final List<String> plans = new ArrayList<>();
    final String customer = "cus_calendar_" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void start() {
        loyalties = new TwoLoyalties();
    }

    @AfterAll
    static void stop() {
        loyalties.close();
    }

    /** They are for every customer, those of other tests too. */
    @AfterEach
    void removePlans() {
        plans.forEach(loyalties::remove);
    }

    String plan(String body) {
        String made = loyalties.plan(body);
        plans.add(made);
        return made;
    }

    static JsonNode nextFeast(String feast) {
        int year = loyalties.now().atZone(CHINA).getYear();
        return loyalties
                .one
                .json("/holiday-calendars/hol_shipped/days?from=" + year + "&to=" + (year + 1))
                .path("items")
                .valueStream()
                .filter(day -> day.path("feast").asString().equals(feast))
                .filter(day -> LocalDate.parse(day.path("date").asString())
                        .isAfter(loyalties.now().atZone(CHINA).toLocalDate().plusDays(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The customer's next day, by the plans of now. */
    void awaitWorkedOut(Instant due) {
        Document next = new Document("_id", customer).append("state.nextDueAt", due);
        Eventually.until("worked out", DEADLINE, () -> {
            loyalties.fireOnBoth("care-plans");
            return loyalties.one.count("care_calendar", next) == 1;
        });
    }

    /** Nine in the morning in China. */
    static Instant inTwoDays() {
        return loyalties
                .now()
                .atZone(CHINA)
                .toLocalDate()
                .plusDays(2)
                .atTime(9, 0)
                .atZone(CHINA)
                .toInstant();
    }

    static String bornOn(Instant birthday) {
        return birthday.atZone(CHINA).toLocalDate().withYear(2000).toString();
    }

    /** The next one with a February of 28 days that has not begun. */
    static int shortYear() {
        int year = loyalties.now().plus(Duration.ofDays(60)).atZone(CHINA).getYear() + 1;
        return Year.isLeap(year) ? year + 1 : year;
    }
}
