package dev.fives.loyalty.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RepeatPurchasesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-31");

    private final RepeatPurchases repeats = new RepeatPurchases(30);

    @Test
    void twoOnOneDay_areARepeat_oneIsNone() {
        repeats.add("two", DAY);
        repeats.add("two", DAY);
        repeats.add("one", DAY);

        assertThat(repeats.isRepeating("two")).isTrue();
        assertThat(repeats.isRepeating("one")).isFalse();
        assertThat(repeats.customers()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void lastDay_isWithin_theNextIsNot_andLaterOnesMayBe() {
        repeats.add("within", DAY);
        repeats.add("within", DAY.plusDays(30));
        repeats.add("later", DAY);
        repeats.add("later", DAY.plusDays(31));
        assertThat(repeats.isRepeating("within")).isTrue();
        assertThat(repeats.isRepeating("later")).isFalse();

        repeats.add("later", DAY.plusDays(40));
        repeats.add("later", DAY.plusDays(100));
        assertThat(repeats.isRepeating("later")).isTrue();
    }
}
