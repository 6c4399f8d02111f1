package dev.fives.segmentation.clv.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fives.segmentation.clv.model.History;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParetoNbdTest {

    /**
     * {@code L(rate, death) = rate^x (death e^(-(rate+death) t_x) + rate e^(-(rate+death) T)) / (rate + death)}, with
     * alpha below beta, above it, and the same.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 38.86, 10.578, 11.669",
        "2, 30.43, 38.86, 10.578, 11.669",
        "7, 20, 20, 10.578, 11.669",
        "26, 30.86, 31, 10.578, 11.669",
        "2, 30.43, 38.86, 11.669, 3.5",
        "0, 0, 38.86, 25, 1.5",
        "3, 10, 38.86, 1.5, 25",
        "2, 30.43, 38.86, 8, 8"
    })
    void formulas_areWhatTheStoryOfACustomerSays(int x, double tx, double age, double alpha, double beta) {
        var model = new ParetoNbd(0.553, alpha, 0.606, beta);
        var history = new History(x, tx, age);
        double likelihood = Mixtures.ofGammas(
                0.553,
                alpha,
                0.606,
                beta,
                (rate, death) -> alive(history, rate, death)
                        + Math.pow(rate, x)
                                * death
                                / (rate + death)
                                * (Math.exp(-(rate + death) * tx) - Math.exp(-(rate + death) * age)));
        double alive = Mixtures.ofGammas(0.553, alpha, 0.606, beta, (rate, death) -> alive(history, rate, death));
        double purchases = Mixtures.ofGammas(
                0.553,
                alpha,
                0.606,
                beta,
                (rate, death) -> alive(history, rate, death) * rate * -Math.expm1(-death * 39) / death);

        var almost = Percentage.withPercentage(1e-6);
        assertThat(Math.exp(model.logLikelihood(Histories.of(List.of(history)))))
                .isCloseTo(likelihood, almost);
        assertThat(model.aliveProbability(history)).isCloseTo(alive / likelihood, almost);
        assertThat(model.expectedPurchases(history, 39)).isCloseTo(purchases / likelihood, almost);
    }

    private static double alive(History history, double rate, double death) {
        return Math.pow(rate, history.repeats()) * Math.exp(-(rate + death) * history.age());
    }

    @Test
    void customerWhoHasJustBought_isAlive() {
        var model = new ParetoNbd(0.553, 10.578, 0.606, 11.669);

        assertThat(model.aliveProbability(new History(3, 30, 30))).isEqualTo(1);
        assertThat(model.aliveProbability(new History(600, 100, 156))).isBetween(0.0, 1e-30);
        assertThat(model.logLikelihood(Histories.of(List.of(new History(600, 155, 156), new History(0, 0, 0)))))
                .isFinite();
    }

    @Test
    void expectation_passesThePoleOfItsFormula() {
        var history = new History(2, 20, 30);

        assertThat(new ParetoNbd(0.5, 5, 1, 8).expectedPurchases(history, 20))
                .isCloseTo(new ParetoNbd(0.5, 5, 1 + 1e-9, 8).expectedPurchases(history, 20), within(1e-8));
    }
}
