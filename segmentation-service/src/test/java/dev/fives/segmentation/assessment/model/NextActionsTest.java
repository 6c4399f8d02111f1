package dev.fives.segmentation.assessment.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.analytics.model.Habits;
import dev.fives.segmentation.analytics.model.Habits.Preference;
import dev.fives.segmentation.analytics.model.Habits.Rhythm;
import dev.fives.segmentation.assessment.model.Known.ValueBand;
import dev.fives.segmentation.assessment.model.NextActions.Action;
import dev.fives.segmentation.assessment.model.NextActions.Code;
import dev.fives.segmentation.basis.model.RfmScore;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.Answer.Metric;
import dev.fives.segmentation.profile.model.Risk;
import dev.fives.segmentation.profile.model.Satisfaction;
import dev.fives.segmentation.profile.model.Ticket;
import dev.fives.segmentation.strategy.model.OwnStrategy;
import dev.fives.segmentation.strategy.model.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextActionsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final Ticket COMPLAINT = new Ticket("tic_1", true, null, NOW.minusSeconds(60), null, "test");
    private static final Answer PROMOTER = new Answer("rsp_1", Metric.NPS, 10, false, NOW.minusSeconds(90), "test");

    @Test
    void openComplaint_isCalledBackFirst_andOffersAreWithheld() {
        var satisfied = Satisfaction.NONE.with(PROMOTER, NOW, 10).with(COMPLAINT, NOW, 10);

        var next = NextActions.of(known(satisfied, habits(TODAY.plusDays(3)), null));

        assertThat(next.actions()).extracting(Action::code).containsExactly(Code.CALL_BACK);
        assertThat(next.actions().getFirst().reasons())
                .containsExactly(new Reason(Reason.Code.OPEN_COMPLAINT, "tic_1"));
        assertThat(next.withheld()).extracting(Action::code).containsExactly(Code.RECOMMEND, Code.ASK_REFERRAL);
        assertThat(next.against()).containsExactly(new Reason(Reason.Code.OPEN_COMPLAINT, "tic_1"));
    }

    @Test
    void withoutComplaint_offersAreMade_withTheirReasons() {
        var next = NextActions.of(known(Satisfaction.NONE.with(PROMOTER, NOW, 10), habits(TODAY.plusDays(3)), null));

        assertThat(next.actions()).extracting(Action::code).containsExactly(Code.RECOMMEND, Code.ASK_REFERRAL);
        assertThat(next.actions().getFirst().reasons())
                .containsExactly(
                        new Reason(Reason.Code.PURCHASE_EXPECTED, "2026-06-04"),
                        new Reason(Reason.Code.TOP_CATEGORY, "tea"));
        assertThat(next.withheld()).isEmpty();
    }

    @Test
    void whoStaysAway_isWonBack_andContactedWhenTheStrategySaysSo() {
        var known = known(Satisfaction.NONE, habits(TODAY.minusDays(20)), strategy(NOW.minus(Duration.ofDays(30))));

        assertThat(NextActions.of(known).actions())
                .extracting(Action::code)
                .containsExactly(Code.CONTACT, Code.REACTIVATE);
        assertThat(NextActions.of(known(Satisfaction.NONE, null, strategy(NOW))).actions())
                .isEmpty();
        assertThat(Need.of(known)).extracting(Need::code).containsExactly(Need.Code.REACTIVATION, Need.Code.SUPPLY);
    }

    /** Nobody tells that it was made: without an end it would be due for ever. */
    @Test
    void contact_isDueForADay_andAgainACadenceLater() {
        for (int days : new int[] {30, 60, 300}) {
            var since = NOW.minus(Duration.ofDays(days));
            var lastMoment = NOW.plus(Duration.ofDays(1)).minusMillis(1);
            assertThat(strategy(since).nextContactAt(NOW)).as("day %s", days).isEqualTo(NOW);
            assertThat(strategy(since).nextContactAt(lastMoment))
                    .as("day %s", days)
                    .isEqualTo(NOW);
            assertThat(strategy(since).nextContactAt(NOW.plus(Duration.ofDays(1))))
                    .as("the day after day %s", days)
                    .isEqualTo(NOW.plus(Duration.ofDays(30)));
        }
        assertThat(strategy(NOW).nextContactAt(NOW)).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(NextActions.of(known(Satisfaction.NONE, null, strategy(NOW.minus(Duration.ofDays(40)))))
                        .actions())
                .isEmpty();
    }

    @Test
    void valueBand_goesByWhatWasSpent() {
        assertThat(valueBand("115")).isEqualTo(ValueBand.HIGH);
        assertThat(valueBand("553")).isEqualTo(ValueBand.MEDIUM);
        assertThat(valueBand("552")).isEqualTo(ValueBand.LOW);
        assertThat(known(Satisfaction.NONE, null, null).valueBand()).isEqualTo(ValueBand.UNKNOWN);
    }

    private static ValueBand valueBand(String score) {
        var risk = Risk.of(Satisfaction.NONE, NOW);
        return new Known(NOW, TODAY, 3, RfmScore.of(score), risk, Satisfaction.NONE, null, null).valueBand();
    }

    private static Known known(Satisfaction satisfaction, @Nullable Habits habits, @Nullable OwnStrategy strategy) {
        return new Known(NOW, TODAY, 3, null, Risk.of(satisfaction, NOW), satisfaction, habits, strategy);
    }

    private static Habits habits(LocalDate next) {
        return new Habits(
                5,
                "CNY",
                BigDecimal.TEN,
                List.of(new Preference("tea", BigDecimal.TEN, 1)),
                List.of(),
                new Rhythm(4, 30, next, next.minusDays(2), next.plusDays(2)));
    }

    private static OwnStrategy strategy(Instant since) {
        return new OwnStrategy("str_1", new Strategy("seg_1", "VIP", 1, "Wang", 30, null, List.of(), null), since);
    }
}
