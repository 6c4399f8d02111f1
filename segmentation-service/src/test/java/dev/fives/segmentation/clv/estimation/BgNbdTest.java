package dev.fives.segmentation.clv.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.clv.model.History;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BgNbdTest {

    /** As published for the CDNOW sample. */
    private static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void SEG_14_customerOfTheLiterature_isExpectedAsPublished() {
        var customer = new History(2, 30.43, 38.86);

        assertThat(PUBLISHED.expectedPurchases(customer, 39)).isCloseTo(1.226, within(0.001));
        assertThat(PUBLISHED.aliveProbability(customer)).isCloseTo(0.727, within(0.001));
    }

    /** {@code L(rate, p) = (1-p)^x rate^x e^(-rate T) + [x > 0] p (1-p)^(x-1) rate^x e^(-rate t_x)}. */
    @ParameterizedTest
    @CsvSource({"0, 0, 38.86", "1, 3.5, 38.86", "2, 30.43, 38.86", "7, 20, 20", "26, 30.86, 31"})
    void formulas_areWhatTheStoryOfACustomerSays(int x, double tx, double age) {
        var history = new History(x, tx, age);
        double alive = Mixtures.ofGammaAndBeta(0.243, 4.414, 0.793, 2.426, (rate, p) -> alive(history, rate, p));
        double dead = x == 0
                ? 0
                : Mixtures.ofGammaAndBeta(
                        0.243, 4.414, 0.793, 2.426, (rate, p) -> p * Math.pow(1 - p, x - 1) * bought(x, rate, tx));
        double purchases = Mixtures.ofGammaAndBeta(
                0.243, 4.414, 0.793, 2.426, (rate, p) -> alive(history, rate, p) * -Math.expm1(-rate * p * 39) / p);

        var almost = Percentage.withPercentage(1e-6);
        assertThat(Math.exp(PUBLISHED.logLikelihood(Histories.of(List.of(history)))))
                .isCloseTo(alive + dead, almost);
        assertThat(PUBLISHED.aliveProbability(history)).isCloseTo(alive / (alive + dead), almost);
        assertThat(PUBLISHED.expectedPurchases(history, 39)).isCloseTo(purchases / (alive + dead), almost);
    }

    private static double alive(History history, double rate, double p) {
        return Math.pow(1 - p, history.repeats()) * bought(history.repeats(), rate, history.age());
    }

    private static double bought(int x, double rate, double until) {
        return Math.pow(rate, x) * Math.exp(-rate * until);
    }

    @Test
    void customerWithoutRepeats_isAlive_andExpectedToComeLessTheLongerItStaysAway() {
        assertThat(PUBLISHED.aliveProbability(new History(0, 0, 38.86))).isEqualTo(1);
        assertThat(PUBLISHED.expectedPurchases(new History(0, 0, 38.86), 39))
                .isLessThan(PUBLISHED.expectedPurchases(new History(0, 0, 10), 39))
                .isPositive();
        assertThat(PUBLISHED.expectedPurchases(new History(0, 0, 0), 0)).isZero();
    }

    /** The formula divides by a - 1 and by a + b + x - 1, the expectation does not. */
    @ParameterizedTest
    @CsvSource({"1, 2.4, 2", "0.3, 0.7, 0"})
    void expectation_passesThePolesOfItsFormula(double a, double b, int x) {
        var history = new History(x, x == 0 ? 0 : 20, 30);
        double before = new BgNbd(0.5, 5, a - 0.01, b).expectedPurchases(history, 20);
        double after = new BgNbd(0.5, 5, a + 0.01, b).expectedPurchases(history, 20);

        assertThat(new BgNbd(0.5, 5, a, b).expectedPurchases(history, 20))
                .isCloseTo((before + after) / 2, Percentage.withPercentage(0.01));
        assertThat(new BgNbd(0.5, 5, a + 1e-9, b).expectedPurchases(history, 20))
                .isCloseTo(new BgNbd(0.5, 5, a, b).expectedPurchases(history, 20), Percentage.withPercentage(1e-4));
    }

    /** The series that the paper prints overflows here. */
    @Test
    void customerOfHundredsOfTransactions_isNoOverflow() {
        var loyal = new History(600, 155.9, 156);

        assertThat(PUBLISHED.expectedPurchases(loyal, 520)).isBetween(200.0, 2_000.0);
        assertThat(PUBLISHED.aliveProbability(new History(600, 100, 156))).isBetween(0.0, 1e-30);
        assertThat(PUBLISHED.logLikelihood(Histories.of(List.of(loyal)))).isFinite();
    }
}
