package dev.fives.segmentation.scan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ScansTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scans hasty = new Scans(1, Duration.ofMillis(50), Duration.ofSeconds(1));
    private final Scans patient = new Scans(1, SOON, Duration.ofSeconds(1));
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        hasty.dispose();
        patient.dispose();
    }

    @Test
    void turnOfOneThatTookTooLong_isFreeOnlyWhenItHasEnded() {
        var tooLong = hasty.inTurn(thread -> Mono.just(1).publishOn(thread).map(this::reckon));
        assertThatThrownBy(tooLong::block)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.VALIDATION));

        assertThatThrownBy(() -> hasty.inTurn(_ -> Mono.just(2)).block())
                .as("it still runs")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.TOO_MANY_REQUESTS));

        end.countDown();
        Eventually.asserted(
                SOON,
                () -> assertThat(
                                hasty.inTurn(_ -> Mono.just(3)).onErrorReturn(0).block())
                        .isEqualTo(3));
    }

    @Test
    void turn_isFreeBeforeTheAnswer() {
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            assertThat(patient.inTurn(thread -> Mono.just(number).publishOn(thread))
                            .block())
                    .isEqualTo(number);
        }
        assertThatThrownBy(() -> patient.inTurn(_ -> Mono.error(new IllegalStateException("broken")))
                        .block())
                .hasMessage("broken");
        assertThat(patient.inTurn(_ -> Mono.just(1)).block()).isEqualTo(1);
    }

    /** As a computation, it does not hear that nobody waits any more. */
    private int reckon(int number) {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return number;
    }
}
