package dev.fives.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class RoundsTest {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AtomicInteger begun = new AtomicInteger();
    private VirtualTimeScheduler time;

    @BeforeEach
    void moveTheClockByHand() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void backToRealTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void firstRound_ofWhatHasTime_isAPauseAfterTheStart() {
        Rounds rounds = Rounds.afterAPause("test", PAUSE, () -> Mono.fromRunnable(begun::incrementAndGet));
        rounds.start();
        time.advanceTimeBy(PAUSE.minusMillis(1));
        assertThat(begun).hasValue(0);

        time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(begun).hasValue(1);
    }

    @Test
    void firstRound_isAtTheStart_andThePauseBeginsWhenOneHasEnded() {
        Rounds rounds = new Rounds(
                "test",
                PAUSE,
                () -> Mono.delay(Duration.ofSeconds(2)).doOnSubscribe(begins -> begun.incrementAndGet()));
        rounds.start();
        assertThat(begun).hasValue(1);

        time.advanceTimeBy(Duration.ofSeconds(6));
        assertThat(begun).hasValue(1);
        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(begun).hasValue(2);
    }

    @Test
    void roundThatFails_isNoEnd() {
        Rounds rounds = new Rounds("test", PAUSE, () -> {
            if (begun.incrementAndGet() == 1) {
                throw new IllegalStateException("the first one fails before it begins");
            }
            return Mono.error(new IllegalStateException("the others in the middle"));
        });
        rounds.start();

        time.advanceTimeBy(PAUSE.multipliedBy(2));

        assertThat(begun).hasValue(3);
    }

    @Test
    void stop_endsTheRounds_untilTheNextStart() {
        Rounds rounds = new Rounds("test", PAUSE, () -> Mono.fromRunnable(begun::incrementAndGet));
        rounds.start();
        rounds.stop();
        assertThat(rounds.isRunning()).isFalse();

        time.advanceTimeBy(PAUSE.multipliedBy(3));
        assertThat(begun).hasValue(1);

        rounds.start();
        assertThat(begun).hasValue(2);
    }
}
