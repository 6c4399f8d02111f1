package dev.fives.loyalty.survey.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.survey.model.ScoreReactions.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScoreReactionsTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration PAUSE = Duration.ofDays(90);
    private static final ScoreReactions NONE = ScoreReactions.none("cus_1");

    @Test
    void high_invitesOnce_andAgainAfterThePause() {
        ScoreReactions once = NONE.high(answer(0), true, PAUSE);
        assertThat(once.invites(answer(0))).isTrue();
        assertThat(once.high(answer(0), true, PAUSE)).as("again").isEqualTo(once);

        ScoreReactions soon = once.high(answer(89), true, PAUSE);
        assertThat(soon.invites(answer(89))).isFalse();
        assertThat(soon.high(answer(90), true, PAUSE).invites(answer(90))).isTrue();
    }

    @Test
    void whoMayNotBeAsked_isAskedByTheNextAnswer() {
        ScoreReactions held = NONE.high(answer(0), false, PAUSE);
        assertThat(held.invites(answer(0))).isFalse();
        assertThat(held.high(answer(0), true, PAUSE))
                .as("the same answer, later")
                .isEqualTo(held);
        assertThat(held.high(answer(1), true, PAUSE).invites(answer(1))).isTrue();
    }

    @Test
    void replayOfOldAnswers_doesNothing() {
        ScoreReactions second = NONE.high(answer(0), true, PAUSE).high(answer(200), true, PAUSE);

        assertThat(second.high(answer(0), true, PAUSE)).isEqualTo(second);
        assertThat(second.high(answer(100), true, PAUSE)).isEqualTo(second);
        assertThat(second.invites(answer(0))).isFalse();
    }

    @Test
    void kinds_areApart() {
        ScoreReactions both = NONE.high(answer(1), true, PAUSE).low(answer(0), PAUSE);

        assertThat(both.recovers(answer(0))).isTrue();
        assertThat(both.invites(answer(1))).isTrue();
        assertThat(both.low(answer(2), PAUSE).recovers(answer(2))).isFalse();
        assertThat(both.low(answer(2), PAUSE).recovers(answer(0))).isTrue();
    }

    private static Answer answer(int day) {
        return new Answer("rsp_" + day, AT.plus(Duration.ofDays(day)));
    }
}
