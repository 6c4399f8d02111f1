package dev.fives.local.stack.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockCommandsTest {

    private static final Instant REAL = Instant.parse("2026-01-31T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P3D, 2026-02-03T10:00:00Z",
        "P3DT2H, 2026-02-03T12:00:00Z",
        "PT90M, 2026-01-31T11:30:00Z",
        "P1M, 2026-02-28T10:00:00Z",
        "-P1D, 2026-01-30T10:00:00Z",
    })
    void advance_movesByDaysThenByHours(String amount, Instant expected) {
        var state = apply("{\"advance\":\"" + amount + "\"}", ClockState.REAL);

        assertThat(state.now(REAL)).isEqualTo(expected);
        assertThat(state.now(REAL.plusSeconds(5))).isEqualTo(expected.plusSeconds(5));
    }

    @Test
    void advance_keepsFrozenTimeFrozen() {
        var frozen = new ClockState.Frozen(Instant.parse("2011-12-10T12:50:00Z"));

        assertThat(apply("{\"advance\":\"P3D\"}", frozen))
                .isEqualTo(new ClockState.Frozen(Instant.parse("2011-12-13T12:50:00Z")));
    }

    @Test
    void set_freezesOrRunsOnFromThere() {
        var at = Instant.parse("2011-12-10T12:50:00Z");

        assertThat(apply("{\"set\":\"2011-12-10T12:50:00Z\",\"frozen\":true}", ClockState.REAL))
                .isEqualTo(new ClockState.Frozen(at));
        assertThat(apply("{\"set\":\"2011-12-10T12:50:00Z\"}", ClockState.REAL).now(REAL.plusSeconds(1)))
                .isEqualTo(at.plusSeconds(1));
    }

    @Test
    void resume_runsOnFromWhereTimeStood() {
        var at = Instant.parse("2011-12-10T12:50:00Z");
        var state = apply("{\"resume\":true}", new ClockState.Frozen(at));

        assertThat(state.now(REAL)).isEqualTo(at);
        assertThat(state.now(REAL.plusSeconds(7))).isEqualTo(at.plusSeconds(7));
    }

    @Test
    void resume_leavesRunningTimeAsItIs() {
        var ahead = new ClockState.Running(Duration.ofDays(3));

        assertThat(apply("{\"resume\":true}", ahead)).isEqualTo(ahead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "not json",
                "{\"advance\":3}",
                "{\"advance\":\"three days\"}",
                "{\"advance\":\"P\"}",
                "{\"advance\":\"P3D\",\"frozen\":true}",
                "{\"advance\":\"P1000000000Y\"}",
                "{\"advance\":\"P200Y\"}",
                "{\"set\":\"yesterday\"}",
                "{\"set\":\"1969-12-31T23:59:59Z\"}",
                "{\"set\":\"2011-12-10T12:50:00Z\",\"frozen\":\"yes\"}",
                "{\"resume\":false}",
                "{\"reset\":true}"
            })
    void badInput_isRefusedWithWhatWasExpected(String body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apply(body, ClockState.REAL))
                .withMessageContaining("(expected: ");
    }

    private static ClockState apply(String body, ClockState state) {
        return ClockCommands.parse(body).apply(state, REAL);
    }
}
