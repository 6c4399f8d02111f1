package dev.fives.loyalty.achievement.model;

import static dev.fives.loyalty.achievement.model.CalendarUnit.MONTH;
import static dev.fives.loyalty.achievement.model.CalendarUnit.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Goal THREE_IN_30 = Goal.count(3, 30);

    @Test
    void firstAndLastDayAreCounted_oneDayMoreIsTooLate() {
        assertThat(reaches(THREE_IN_30, "2026-03-01", "2026-03-10", "2026-03-30"))
                .isTrue();
        assertThat(reaches(THREE_IN_30, "2026-03-01", "2026-03-10", "2026-03-31"))
                .isFalse();
        assertThat(reaches(THREE_IN_30, "2026-03-01", "2026-03-10", "2026-03-31", "2026-04-08"))
                .as("any window, not only the first")
                .isTrue();
    }

    @Test
    void daysAreThoseOfTheProgramme() {
        Kept late = new Kept(
                "pur_1", ZonedDateTime.of(2026, 3, 1, 23, 59, 0, 0, ZONE).toInstant());
        Kept early =
                new Kept("pur_2", ZonedDateTime.of(2026, 3, 2, 0, 1, 0, 0, ZONE).toInstant());

        assertThat(Goal.count(2, 1).reachedBy(List.of(late, early), ZONE)).isEmpty();
        assertThat(Goal.count(2, 1).reachedBy(List.of(late, early), ZoneId.of("UTC")))
                .contains(early);
    }

    @Test
    void weeksBeginOnMonday_andFollowEachOtherOverTheYear() {
        assertThat(reaches(Goal.streak(3, WEEK), "2025-12-28", "2025-12-29", "2026-01-05"))
                .isTrue();
        assertThat(reaches(Goal.streak(3, WEEK), "2025-12-29", "2026-01-04", "2026-01-05"))
                .as("two of them in one week")
                .isFalse();
        assertThat(reaches(Goal.streak(2, WEEK), "2026-01-05", "2026-01-19")).isFalse();
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        assertThat(reaches(Goal.streak(3, MONTH), "2026-01-31", "2026-02-01", "2026-03-31"))
                .isTrue();
        assertThat(reaches(Goal.streak(3, MONTH), "2026-01-01", "2026-03-01", "2026-04-01"))
                .isFalse();
    }

    @Test
    void theEarliestPurchaseThatReachesIt_isTheOne() {
        List<Kept> bought = bought("2026-03-05", "2026-03-01", "2026-03-04", "2026-03-02");

        assertThat(THREE_IN_30.reachedBy(bought, ZONE)).map(Kept::purchaseId).contains("pur_2026-03-04");
        assertThat(Goal.count(1, 1).reachedBy(bought, ZONE))
                .map(Kept::purchaseId)
                .contains("pur_2026-03-01");
    }

    @Test
    void progress_isOfTheDaysUpToToday_andNeverMoreThanTheTarget() {
        List<Kept> bought = bought("2026-03-01", "2026-03-20", "2026-05-01");

        assertThat(progress(THREE_IN_30, bought, "2026-03-30")).isEqualTo(2);
        assertThat(progress(THREE_IN_30, bought, "2026-03-31")).isEqualTo(1);
        assertThat(progress(THREE_IN_30, bought, "2026-04-19")).isZero();
        assertThat(progress(Goal.count(1, 366), bought, "2026-05-01")).isEqualTo(1);
    }

    @Test
    void progressOfAStreak_lastsUntilAPeriodIsOverWithoutAPurchase() {
        List<Kept> bought = bought("2026-01-10", "2026-02-10", "2026-04-10");
        Goal goal = Goal.streak(3, MONTH);

        assertThat(progress(goal, bought, "2026-02-10")).isEqualTo(2);
        assertThat(progress(goal, bought, "2026-03-31")).isEqualTo(2);
        assertThat(progress(goal, bought, "2026-04-09")).isZero();
        assertThat(progress(goal, bought, "2026-04-10")).isEqualTo(1);
        assertThat(progress(goal, List.of(), "2026-04-10")).isZero();
    }

    private static int progress(Goal goal, List<Kept> bought, String today) {
        return goal.progress(bought, LocalDate.parse(today), ZONE);
    }

    private static boolean reaches(Goal goal, String... days) {
        return goal.reachedBy(bought(days), ZONE).isPresent();
    }

    private static List<Kept> bought(String... days) {
        return Stream.of(days)
                .map(day -> new Kept(
                        "pur_" + day,
                        LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant()))
                .toList();
    }
}
