package dev.fives.feedback.unsolicited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackBodyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "2026-03-01T10:00:01Z"})
    void feedback_atNoTimeThatCanBeToldIsRefused(Instant at) {
        FeedbackBody body = new FeedbackBody(null, "PHONE", "CSAT", 1, null, null, at);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> body.checked(NOW, 100))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/at"));
    }
}
