package dev.fives.loyalty.report.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.loyalty.report.model.Interval;
import dev.fives.loyalty.report.model.Share;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceIntervalsTest {
    private static final Offset<Double> AS_PRINTED = within(0.00005);

    /** Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void rate_isAsPublished(long count, long sample, double low, double high) {
        Interval interval = ConfidenceIntervals.ofRate(new Share(count, sample)).orElseThrow();

        assertThat(interval.low()).isCloseTo(low, AS_PRINTED);
        assertThat(interval.high()).isCloseTo(high, AS_PRINTED);
    }

    /** Newcombe, Interval estimation for the difference between independent proportions, ibid., table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void difference_isAsPublished(long count, long sample, long other, long otherSample, double low, double high) {
        Interval interval = ConfidenceIntervals.ofDifference(new Share(count, sample), new Share(other, otherSample))
                .orElseThrow();

        assertThat(interval.low()).isCloseTo(low, AS_PRINTED);
        assertThat(interval.high()).isCloseTo(high, AS_PRINTED);
    }

    @Test
    void bounds_areRates() {
        assertThat(ConfidenceIntervals.ofRate(new Share(0, 1)).orElseThrow().low())
                .isZero();
        assertThat(ConfidenceIntervals.ofRate(new Share(7, 7)).orElseThrow().high())
                .isEqualTo(1);
        assertThat(ConfidenceIntervals.ofRate(Share.NONE)).isEmpty();
    }
}
