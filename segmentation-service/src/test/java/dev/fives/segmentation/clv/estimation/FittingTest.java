package dev.fives.segmentation.clv.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.FitOutcome;
import dev.fives.segmentation.clv.model.FitOutcome.CannotBeFitted;
import dev.fives.segmentation.clv.model.FitOutcome.Fitted;
import dev.fives.segmentation.clv.model.FitOutcome.NotConverged;
import dev.fives.segmentation.clv.model.History;
import dev.fives.segmentation.clv.model.Spend;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittingTest {

    private static final int CUSTOMERS = 4_000;

    @Test
    void bgNbd_findsTheParametersOfSimulatedCustomers() {
        var truth = Map.of("r", 0.6, "alpha", 5.0, "a", 0.8, "b", 2.5);
        var customers = new Simulator(14).bgNbd(CUSTOMERS, 0.6, 5, 0.8, 2.5);

        var estimate = estimate(Fitting.bgNbd(customers, () -> false));

        requireWithinThreeErrors(estimate, truth);
        double likelihoodOfTruth = new BgNbd(0.6, 5, 0.8, 2.5).logLikelihood(Histories.of(customers));
        assertThat(estimate.logLikelihood()).isBetween(likelihoodOfTruth, likelihoodOfTruth + 12);
        assertThat(estimate.customers()).isEqualTo(CUSTOMERS);
        assertThat(estimate(Fitting.bgNbd(customers.reversed(), () -> false))).isEqualTo(estimate);
    }

    @Test
    void paretoNbd_findsTheParametersOfSimulatedCustomers() {
        var truth = Map.of("r", 0.7, "alpha", 6.0, "s", 0.8, "beta", 15.0);
        var customers = new Simulator(14).paretoNbd(CUSTOMERS, 0.7, 6, 0.8, 15);

        requireWithinThreeErrors(estimate(Fitting.paretoNbd(customers, () -> false)), truth);
    }

    @Test
    void gammaGamma_findsTheParametersOfSimulatedCustomers() {
        var truth = Map.of("p", 5.0, "q", 3.5, "v", 18.0);
        var customers = new Simulator(14).gammaGamma(CUSTOMERS, 5, 3.5, 18);

        requireWithinThreeErrors(estimate(Fitting.gammaGamma(customers, () -> false)), truth);
    }

    @Test
    void tooLittle_cannotBeFitted() {
        var once = Collections.nCopies(50, new History(0, 0, 20));

        assertThat(Fitting.bgNbd(List.of(), () -> false)).isInstanceOf(CannotBeFitted.class);
        assertThat(Fitting.bgNbd(List.of(new History(2, 30.43, 38.86)), () -> false))
                .isEqualTo(new CannotBeFitted("customers: 1 (expected: at least 10)"));
        assertThat(Fitting.bgNbd(once, () -> false))
                .isEqualTo(new CannotBeFitted("customers who came again: 0 (expected: some)"));
        assertThat(Fitting.paretoNbd(once, () -> false)).isInstanceOf(CannotBeFitted.class);
        assertThat(Fitting.gammaGamma(Collections.nCopies(50, new Spend(3, 0)), () -> false))
                .isInstanceOf(CannotBeFitted.class);
    }

    /** Everybody the same and nobody dead: the more alike customers are, the likelier, without end. */
    @Test
    void likelihoodWithoutMaximum_isToldAsSuch() {
        var alike = Collections.nCopies(200, new History(20, 20, 20));

        assertThat(Fitting.bgNbd(alike, () -> false)).isInstanceOf(NotConverged.class);
        assertThat(Fitting.paretoNbd(alike, () -> false)).isInstanceOf(NotConverged.class);
        assertThat(Fitting.gammaGamma(Collections.nCopies(200, new Spend(3, 25)), () -> false))
                .isInstanceOf(NotConverged.class);
    }

    @Test
    void search_thatIsStopped_ends() {
        var customers = new Simulator(1).bgNbd(100, 0.6, 5, 0.8, 2.5);
        int[] asked = new int[1];

        assertThat(Fitting.bgNbd(customers, () -> ++asked[0] > 30))
                .isEqualTo(new NotConverged("time: over (expected: a maximum before)"));
        assertThat(asked[0]).isEqualTo(31);
    }

    private static Estimate estimate(FitOutcome outcome) {
        assertThat(outcome).isInstanceOf(Fitted.class);
        return ((Fitted) outcome).estimate();
    }

    private static void requireWithinThreeErrors(Estimate estimate, Map<String, Double> truth) {
        assertThat(estimate.parameters()).containsOnlyKeys(truth.keySet());
        truth.forEach((name, value) -> {
            double error = estimate.standardErrors().get(name);
            assertThat(error).as(name).isBetween(value / 1_000, value);
            assertThat(estimate.parameter(name)).as(name).isBetween(value - 3 * error, value + 3 * error);
        });
    }
}
