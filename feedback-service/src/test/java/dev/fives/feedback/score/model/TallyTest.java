package dev.fives.feedback.score.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @Test
    void SAT_05_nps_isPromotersLessDetractors_withZeroAsAScore() {
        Tally tally = Tally.of(Metric.NPS, List.of(10, 10, 9, 9, 9, 8, 7, 6, 3, 0));

        assertThat(tally.score()).hasValueSatisfying(score -> assertThat(score).hasToString("20"));
        assertThat(tally.count()).isEqualTo(10);
        assertThat(tally.counts()).containsEntry(0, 1L);
    }

    @Test
    void SAT_05_csat_isTheShareOfFourAndFive() {
        assertThat(Tally.of(Metric.CSAT, List.of(5, 5, 4, 4, 3, 2, 1, 5, 4, 3)).score())
                .hasValueSatisfying(score -> assertThat(score).hasToString("60.0"));
    }

    @Test
    void SAT_05_ces_isTheAverage() {
        assertThat(Tally.of(Metric.CES, List.of(7, 6, 5, 4, 2)).score())
                .hasValueSatisfying(score -> assertThat(score).hasToString("4.8"));
    }

    @Test
    void SAT_05_metricsAreNeverMixed() {
        Tally nps = Tally.of(Metric.NPS, List.of(10));
        Tally ces = Tally.of(Metric.CES, List.of(7));

        assertThatThrownBy(() -> nps.plus(ces)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,-100", "6,-100", "7,0", "8,0", "9,100", "10,100"})
    void nps_ofOneScore(int score, String expected) {
        assertThat(Tally.of(Metric.NPS, List.of(score)).score())
                .hasValueSatisfying(nps -> assertThat(nps).hasToString(expected));
    }

    @Test
    void halves_areRoundedAwayFromZero() {
        assertThat(Tally.of(Metric.NPS, List.of(10, 10, 10, 10, 10, 8, 8, 0)).score())
                .hasValueSatisfying(nps -> assertThat(nps).hasToString("50"));
        assertThat(Tally.of(Metric.NPS, List.of(10, 8, 8, 8, 8, 8, 8, 8)).score())
                .hasValueSatisfying(nps -> assertThat(nps).hasToString("13"));
        assertThat(Tally.of(Metric.NPS, List.of(0, 8, 8, 8, 8, 8, 8, 8)).score())
                .hasValueSatisfying(nps -> assertThat(nps).hasToString("-13"));
    }

    @Test
    void nobody_hasNoScore() {
        assertThat(Tally.of(Metric.CSAT, List.of()).score()).isEmpty();
    }

    @Test
    void plus_countsBoth() {
        Tally sum = Tally.of(Metric.CES, List.of(7, 6)).plus(Tally.of(Metric.CES, List.of(6)));

        assertThat(sum.counts()).containsEntry(6, 2L).containsEntry(7, 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "NPS,0,NEGATIVE",
        "NPS,6,NEGATIVE",
        "NPS,7,NEUTRAL",
        "NPS,8,NEUTRAL",
        "NPS,9,POSITIVE",
        "CSAT,1,NEGATIVE",
        "CSAT,2,NEGATIVE",
        "CSAT,3,NEUTRAL",
        "CSAT,4,POSITIVE",
        "CES,1,NEGATIVE",
        "CES,3,NEGATIVE",
        "CES,4,NEUTRAL",
        "CES,5,POSITIVE"
    })
    void SAT_11_sentiment(Metric metric, int score, Sentiment sentiment) {
        assertThat(metric.sentiment(score)).isEqualTo(sentiment);
    }
}
