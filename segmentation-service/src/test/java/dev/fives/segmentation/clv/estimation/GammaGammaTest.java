package dev.fives.segmentation.clv.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.clv.model.Spend;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaGammaTest {

    /** As published for the CDNOW sample. */
    private static final GammaGamma PUBLISHED = new GammaGamma(6.25, 3.74, 15.44);

    /** The mean of x transactions is gamma distributed with shape p x and rate nu x, nu with shape q and rate v. */
    @ParameterizedTest
    @CsvSource({"1, 11.77", "2, 22.35", "7, 73.74", "10, 26.26"})
    void likelihood_isWhatTheStoryOfACustomerSays(int x, double mean) {
        double shape = 6.25 * x;
        double likelihood = Mixtures.ofGammas(
                3.74,
                15.44,
                1,
                1,
                (rate, any) -> Math.exp(shape * Math.log(rate * x)
                        + (shape - 1) * Math.log(mean)
                        - rate * x * mean
                        - Gamma.logGamma(shape)));

        assertThat(Math.exp(PUBLISHED.logLikelihood(List.of(new Spend(x, mean)))))
                .isCloseTo(likelihood, Percentage.withPercentage(1e-6));
    }

    @Test
    void expectedValue_isBetweenTheMeanOfAllAndTheCustomersOwn() {
        double ofAll = 6.25 * 15.44 / 2.74;

        assertThat(PUBLISHED.expectedValue(new Spend(0, 0)).orElseThrow()).isCloseTo(ofAll, within(1e-9));
        assertThat(PUBLISHED.expectedValue(new Spend(1, 100)).orElseThrow()).isBetween(ofAll, 100.0);
        assertThat(PUBLISHED.expectedValue(new Spend(50, 100)).orElseThrow()).isBetween(99.0, 100.0);
        assertThat(new GammaGamma(6, 0.9, 15).expectedValue(new Spend(0, 0))).isEmpty();
    }
}
