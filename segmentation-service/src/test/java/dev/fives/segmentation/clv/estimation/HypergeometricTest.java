package dev.fives.segmentation.clv.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTest {

    private static final Percentage ALMOST = Percentage.withPercentage(1e-9);

    /** Closed forms: 2F1(1,1;2;z) = -ln(1-z)/z, 2F1(a,b;b;z) = (1-z)^-a. */
    @ParameterizedTest
    @CsvSource({"0", "0.1", "0.5", "0.9", "0.999"})
    void values_areThoseOfClosedForms(double z) {
        double log = z == 0 ? 1 : -Math.log1p(-z) / z;

        assertThat(Hypergeometric.withOne(1, 2, z)).isCloseTo(log, ALMOST);
        assertThat(Hypergeometric.series(1, 1, 2, z).timesExp(0)).isCloseTo(log, ALMOST);
        assertThat(Hypergeometric.series(2.5, 1.3, 1.3, z).timesExp(0)).isCloseTo(Math.pow(1 - z, -2.5), ALMOST);
        assertThat(Hypergeometric.series(-2.5, 1.3, 1.3, z).timesExp(0)).isCloseTo(Math.pow(1 - z, 2.5), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1.4, 0.2", "5.5, 6.2, 0.45", "30.2, 31.9, 0.8", "0.01, 1.02, 0.97", "12, 40, 0.999"})
    void fraction_isTheSeries(double b, double c, double z) {
        assertThat(Hypergeometric.fractionWithOne(b, c, z)).isCloseTo(Hypergeometric.seriesWithOne(b, c, z), ALMOST);
    }

    @Test
    void series_goesBeyondTheRangeOfADouble() {
        double logValue = Math.log(Hypergeometric.series(3_000, 2.5, 2.5, 0.5).timesExp(-2_000));

        assertThat(logValue).isCloseTo(3_000 * Math.log(2) - 2_000, within(1e-9));
    }
}
