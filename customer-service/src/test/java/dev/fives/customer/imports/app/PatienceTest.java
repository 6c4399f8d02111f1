package dev.fives.customer.imports.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.ProblemType;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PatienceTest {

    private static final int RETRIES = 3;

    private final AtomicInteger calls = new AtomicInteger();
    private final Patience patience = new Patience(new ImportLimits(
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            RETRIES,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ZERO,
            1,
            Duration.ZERO));

    @Test
    void step_thatTheStoreCannotDoNow_isRepeated() {
        assertThat(patience.with(failing(RETRIES, Problems.UNAVAILABLE)).block())
                .isEqualTo("done");
        assertThat(calls).hasValue(RETRIES + 1);
    }

    @Test
    void step_thatFailsForTooLong_endsWithItsFault() {
        assertThatThrownBy(() -> patience.with(failing(RETRIES + 1, Problems.UNAVAILABLE))
                        .block())
                .isInstanceOf(ProblemException.class);
        assertThat(calls).hasValue(RETRIES + 1);
    }

    @Test
    void refusal_isNotRepeated() {
        assertThatThrownBy(() -> patience.with(failing(1, Problems.CONFLICT)).block())
                .isInstanceOf(ProblemException.class);
        assertThat(calls).hasValue(1);
    }

    private Mono<String> failing(int times, ProblemType type) {
        return Mono.defer(() -> calls.incrementAndGet() > times
                ? Mono.just("done")
                : Mono.error(new ProblemException(type, "store: away (expected: an answer)")));
    }
}
