package dev.fives.feedback.outreach.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettledTimeTest {
    private static final Instant REAL = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant BUSINESS = Instant.parse("2026-06-01T10:00:00Z");
    private static final Instant JUMPED = BUSINESS.plus(Duration.ofDays(3));

    private final SettledTime settled = new SettledTime(Duration.ofSeconds(1));

    private static Instant real(long millis) {
        return REAL.plusMillis(millis);
    }

    @Test
    void jump_countsAfterAMoment() {
        assertThat(settled.at(real(0), BUSINESS)).isEmpty();
        assertThat(settled.at(real(999), BUSINESS)).isEmpty();
        assertThat(settled.at(real(1000), JUMPED)).contains(BUSINESS);
        assertThat(settled.at(real(1998), JUMPED)).contains(BUSINESS);
        assertThat(settled.at(real(2000), JUMPED)).contains(JUMPED);
        assertThat(settled.at(real(9000), JUMPED)).contains(JUMPED);
    }

    @Test
    void clockThatWasSetBack_isFollowedAtOnce() {
        settled.at(real(0), JUMPED);

        assertThat(settled.at(real(1000), BUSINESS)).contains(BUSINESS);
    }

    @Test
    void noMoment_isNow() {
        assertThat(new SettledTime(Duration.ZERO).at(real(0), BUSINESS)).contains(BUSINESS);
    }
}
