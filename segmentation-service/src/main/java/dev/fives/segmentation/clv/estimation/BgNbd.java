package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.History;
import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * The beta-geometric/NBD model of P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers the Easy Way: An
 * Alternative to the Pareto/NBD Model", Marketing Science 24(2), 2005, 275-284. While alive a customer buys as a Poisson
 * process whose rate is gamma distributed (shape r, rate alpha); after each transaction it dies with a probability that
 * is beta distributed (a, b). So whoever has bought once only is alive.
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    static final String R = "r";
    static final String ALPHA = "alpha";
    static final String A = "a";
    static final String B = "b";
    static final List<String> NAMES = List.of(R, ALPHA, A, B);

    /** Nearer than this to a pole that the formula has and the expectation has not, it is taken from both sides. */
    private static final double NEAR = 1e-4;

    /**
     * The likelihood of the paper, in logarithms: with x = repeats, t = recency, T = age,
     *
     * <pre>
     * L = B(a,b+x)/B(a,b) G(r+x) alpha^r / (G(r) (alpha+T)^(r+x))
     *   + [x > 0] B(a+1,b+x-1)/B(a,b) G(r+x) alpha^r / (G(r) (alpha+t)^(r+x))
     * </pre>
     *
     * where the second fraction of beta functions is the first one times a/(b+x-1).
     */
    double logLikelihood(Histories histories) {
        double[] byRepeats = logWeights(histories.repeatsMax);
        double sum = 0;
        for (int i = 0; i < histories.size(); i++) {
            int x = histories.repeats[i];
            double alive = -(r + x) * Math.log(alpha + histories.ages[i]);
            double log = x == 0
                    ? alive
                    : Logs.sum(alive, Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + histories.recencies[i]));
            sum += histories.customers[i] * (byRepeats[x] + log);
        }
        return sum;
    }

    /** What depends on the number of repeats alone. */
    private double[] logWeights(int repeatsMax) {
        double common = r * Math.log(alpha) - Gamma.logGamma(r) + Gamma.logGamma(a + b) - Gamma.logGamma(b);
        double[] weights = new double[repeatsMax + 1];
        for (int x = 0; x <= repeatsMax; x++) {
            weights[x] = common + Gamma.logGamma(r + x) + Gamma.logGamma(b + x) - Gamma.logGamma(a + b + x);
        }
        return weights;
    }

    /**
     * Fader, Hardie and Lee, "Computing P(alive) Using the BG/NBD Model" (2008):
     * {@code 1 / (1 + [x > 0] a/(b+x-1) ((alpha+T)/(alpha+t_x))^(r+x))}.
     */
    @Override
    public double aliveProbability(History history) {
        int x = history.repeats();
        return x == 0
                ? 1
                : Logs.logistic(Math.log((b + x - 1) / a)
                        - (r + x) * Math.log((alpha + history.age()) / (alpha + history.recency())));
    }

    /**
     * The conditional expectation of the paper, whose hypergeometric function is turned by Euler's transformation (DLMF 15.8.1), since
     * its own series overflows for many repeats: with c = a+b+x-1, q = (alpha+T)/(alpha+T+t),
     *
     * <pre>
     * E = c/(a-1) (1 - q^(a-1) 2F1(a+b-1-r, a-1; c; 1-q)) P(alive)
     * </pre>
     */
    @Override
    public double expectedPurchases(History history, double horizon) {
        return isNearPole(history)
                ? (shifted(3 * NEAR).regular(history, horizon)
                                + shifted(-3 * NEAR).regular(history, horizon))
                        / 2
                : regular(history, horizon);
    }

    private boolean isNearPole(History history) {
        return Math.abs(a - 1) < NEAR || Math.abs(a + b + history.repeats() - 1) < NEAR;
    }

    /** Both poles are passed by a change of a alone. */
    private BgNbd shifted(double by) {
        return new BgNbd(r, alpha, a + by, b);
    }

    private double regular(History history, double horizon) {
        double watched = alpha + history.age();
        double c = a + b + history.repeats() - 1;
        double logQ = -Math.log1p(horizon / watched);
        double rest = Hypergeometric.series(a + b - 1 - r, a - 1, c, horizon / (watched + horizon))
                .timesExp((a - 1) * logQ);
        return c / (a - 1) * (1 - rest) * aliveProbability(history);
    }
}
