package dev.fives.loyalty.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UpliftTest {
    private static final Instant AT = Instant.parse("2026-01-10T10:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(14);

    private final Uplift uplift = new Uplift(WINDOW, AT.plus(Duration.ofDays(30)));

    @Test
    void purchase_isPutDownToTheOccasion_fromItOn_untilTheWindowIsOver() {
        occasions("at", "before", "last", "after");
        uplift.purchase("at", AT);
        uplift.purchase("before", AT.minusMillis(1));
        uplift.purchase("last", AT.plus(WINDOW).minusMillis(1));
        uplift.purchase("after", AT.plus(WINDOW));
        uplift.purchase("stranger", AT);

        assertThat(uplift.treated()).isEqualTo(new Share(2, 4));
        assertThat(uplift.heldOut()).isEqualTo(Share.NONE);
    }

    @Test
    void customer_countsOnce_byItsFirstOccasion_inTheGroupOfThat() {
        uplift.occasion("twice", AT, true);
        uplift.occasion("twice", AT.plus(Duration.ofDays(10)), false);
        uplift.purchase("twice", AT.plus(Duration.ofDays(20)));

        assertThat(uplift.heldOut()).isEqualTo(new Share(0, 1));
        assertThat(uplift.treated()).isEqualTo(Share.NONE);
    }

    @Test
    void occasion_whoseDaysAreNotOver_isLeftOut() {
        uplift.occasion("over", AT.plus(Duration.ofDays(16)), false);
        uplift.occasion("open", AT.plus(Duration.ofDays(16)).plusMillis(1), false);
        uplift.purchase("open", AT.plus(Duration.ofDays(17)));

        assertThat(uplift.treated()).isEqualTo(new Share(0, 1));
        assertThat(uplift.open()).isEqualTo(1);
    }

    private void occasions(String... customers) {
        for (String customer : customers) {
            uplift.occasion(customer, AT, false);
        }
    }
}
