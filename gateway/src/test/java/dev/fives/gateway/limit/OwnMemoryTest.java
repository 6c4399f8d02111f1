package dev.fives.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnMemoryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LIMIT = 100;

    private final MutableClock time = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final OwnMemory limiter = new OwnMemory(MINUTE, 1_000, time::instant);

    @Test
    void GW_04_hundredAndFirstOfAMinuteIsRefused_howeverTheyAreSpread() {
        for (int i = 1; i <= LIMIT; i++) {
            assertThat(take("a").allowed()).as("request %s", i).isTrue();
            time.advance(Duration.ofMillis(500));
        }

        Standing refused = take("a");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.resetSeconds()).isEqualTo(10);
        time.advance(Duration.ofSeconds(10));
        assertThat(take("a").allowed()).isTrue();
    }

    @Test
    void standing_tellsWhatIsLeft() {
        Standing first = take("a");
        time.advance(Duration.ofSeconds(20));
        Standing second = take("a");

        assertThat(first).isEqualTo(new Standing(true, LIMIT, LIMIT - 1, MINUTE));
        assertThat(second).isEqualTo(new Standing(true, LIMIT, LIMIT - 2, Duration.ofSeconds(40)));
    }

    @Test
    void callers_doNotCountForEachOther() {
        IntStream.range(0, LIMIT + 5).forEach(_ -> take("a"));

        assertThat(take("a").allowed()).isFalse();
        assertThat(take("b").allowed()).isTrue();
    }

    /** G26: twice the limit, half a minute long. */
    @Test
    void G26_halfOfADoubleLoadIsRefused() {
        long accepted = IntStream.range(0, 2 * LIMIT)
                .filter(_ -> {
                    time.advance(Duration.ofMillis(150));
                    return take("a").allowed();
                })
                .count();

        assertThat(accepted).isBetween(95L, 105L);
    }

    private Standing take(String key) {
        return limiter.now(key, LIMIT);
    }
}
