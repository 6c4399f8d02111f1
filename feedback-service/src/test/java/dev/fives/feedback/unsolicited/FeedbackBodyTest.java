package dev.fives.feedback.unsolicited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackBodyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final Duration AHEAD = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-03-01T10:00:00.001Z", "2026-03-02T10:00:00Z"})
    void feedback_ofAClockThatIsAhead_isTaken(Instant at) {
        FeedbackBody body = new FeedbackBody(null, "PHONE", "CSAT", 1, null, null, at);

        assertThat(body.checked(NOW, AHEAD, 100).at()).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "2026-03-02T10:00:00.001Z"})
    void feedback_atNoTimeThatCanBeToldIsRefused(Instant at) {
        FeedbackBody body = new FeedbackBody(null, "PHONE", "CSAT", 1, null, null, at);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> body.checked(NOW, AHEAD, 100))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/at"));
    }
}
