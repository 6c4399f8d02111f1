package dev.fives.segmentation.analytics.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortsTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    @Test
    void customersCountInTheMonthOfTheirFirstPurchase() {
        var cohorts = new Cohorts(JANUARY, JANUARY.plusMonths(3));
        cohorts.add(List.of(JANUARY, JANUARY.plusMonths(1), JANUARY.plusMonths(3)));
        cohorts.add(List.of(JANUARY.plusMonths(2), JANUARY));
        cohorts.add(List.of(JANUARY.plusMonths(1), JANUARY.plusMonths(2)));
        cohorts.add(List.of(JANUARY.minusMonths(1), JANUARY));
        cohorts.add(List.of(JANUARY.plusMonths(9)));

        assertThat(cohorts.size(JANUARY)).isEqualTo(2);
        assertThat(cohorts.returned(JANUARY)).containsExactly(1L, 1L, 1L);
        assertThat(cohorts.returned(JANUARY.plusMonths(1))).containsExactly(1L, 0L);
        assertThat(cohorts.returned(JANUARY.plusMonths(3))).isEmpty();
        assertThat(cohorts.pooled(1, JANUARY.plusMonths(3))).isEqualTo(new Cohorts.Pooled(1, 3, 2));
        assertThat(cohorts.pooled(2, JANUARY.plusMonths(2)))
                .as("March is the last that counts")
                .isEqualTo(new Cohorts.Pooled(2, 2, 1));
    }
}
