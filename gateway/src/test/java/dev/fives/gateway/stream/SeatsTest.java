package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.kit.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeatsTest {
    private final Seats seats = new Seats(2, 3, Duration.ofSeconds(10));

    @Test
    void caller_hasSoManyAndGetsThemBack() {
        Seats.Seat first = seats.take("a");
        seats.take("a");

        assertRefused("a", 429);
        first.free();
        seats.take("a");
        assertThat(seats.all()).isEqualTo(2);
    }

    @Test
    void everybodyTogether_hasSoMany() {
        seats.take("a");
        seats.take("a");
        seats.take("b");

        assertRefused("c", 503);
    }

    private void assertRefused(String caller, int status) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> seats.take(caller))
                .satisfies(refusal -> {
                    assertThat(refusal.type().status()).isEqualTo(status);
                    assertThat(refusal.retryAfter()).isPositive();
                });
    }
}
