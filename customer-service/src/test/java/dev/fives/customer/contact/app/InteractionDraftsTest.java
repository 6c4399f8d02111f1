package dev.fives.customer.contact.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.test.stack.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionDraftsTest {
    private final InteractionDrafts drafts = new InteractionDrafts(
            new ContactLimits(200, 2000, 3650, Duration.ofMinutes(10)),
            new MutableClock(Instant.parse("2026-03-01T10:00:00Z")));

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "2026-03-01T10:10:01Z"})
    void contact_atNoTimeThatCanBeToldIsRefused(Instant at) {
        InteractionDraft draft = new InteractionDraft("CALL", "INBOUND", null, null, at);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> drafts.interaction("int_1", "cus_1", draft, "clerk"))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/at"));
    }
}
