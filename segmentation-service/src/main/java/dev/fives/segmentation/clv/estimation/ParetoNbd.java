package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.History;
import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * The Pareto/NBD model of D. C. Schmittlein, D. G. Morrison and R. Colombo, "Counting Your Customers: Who Are They and
 * What Will They Do Next?", Management Science 33(1), 1987, in the form of P. S. Fader and B. G. S. Hardie, "A Note on
 * Deriving the Pareto/NBD Model and Related Expressions" (2005). While alive a customer buys as a Poisson process whose
 * rate is gamma distributed (shape r, rate alpha), for a time that is exponential with a rate that is gamma distributed
 * (shape s, rate beta). A check of {@link BgNbd}: both tell much the same of ordinary data.
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    static final String R = "r";
    static final String ALPHA = "alpha";
    static final String S = "s";
    static final String BETA = "beta";
    static final List<String> NAMES = List.of(R, ALPHA, S, BETA);

    /** The likelihood of the note, in logarithms: alive until T, or dead somewhere between t_x and T. */
    double logLikelihood(Histories histories) {
        double common = r * Math.log(alpha) + s * Math.log(beta) - Gamma.logGamma(r);
        double[] byRepeats = new double[histories.repeatsMax + 1];
        for (int x = 0; x <= histories.repeatsMax; x++) {
            byRepeats[x] = common + Gamma.logGamma(r + x);
        }
        double sum = 0;
        for (int i = 0; i < histories.size(); i++) {
            int x = histories.repeats[i];
            double log =
                    Logs.sum(logAlive(x, histories.ages[i]), logDead(x, histories.recencies[i], histories.ages[i]));
            sum += histories.customers[i] * (byRepeats[x] + log);
        }
        return sum;
    }

    private double logAlive(int x, double age) {
        return -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
    }

    /** {@code s/(r+s+x) A_0}, which is s times the integral of (alpha+y)^-(r+x) (beta+y)^-(s+1) from t_x to T. */
    double logDead(int x, double recency, double age) {
        return Math.log(s / (r + s + x)) + Logs.difference(logTail(x, recency), logTail(x, age));
    }

    /**
     * The two hypergeometric terms of A_0 after Euler's transformation (DLMF 15.8.1), which leaves 2F1(1, .; .; z) with
     * 0 &lt;= z &lt; 1 for alpha above and below beta alike.
     */
    private double logTail(int x, double y) {
        double c = r + s + x + 1;
        double logAlpha = Math.log(alpha + y);
        double logBeta = Math.log(beta + y);
        return alpha >= beta
                ? -(r + x) * logAlpha
                        - s * logBeta
                        + Math.log(Hypergeometric.withOne(r + x, c, (alpha - beta) / (alpha + y)))
                : -(r + x - 1) * logAlpha
                        - (s + 1) * logBeta
                        + Math.log(Hypergeometric.withOne(s + 1, c, (beta - alpha) / (beta + y)));
    }

    /** The first of the two parts of the likelihood among both. */
    @Override
    public double aliveProbability(History history) {
        int x = history.repeats();
        return Logs.logistic(logAlive(x, history.age()) - logDead(x, history.recency(), history.age()));
    }

    /** The conditional expectation of the note: {@code P(alive) (r+x)(beta+T)/(alpha+T) (1 - ((beta+T)/(beta+T+t))^(s-1))/(s-1)}. */
    @Override
    public double expectedPurchases(History history, double horizon) {
        double age = history.age();
        double log = Math.log1p(horizon / (beta + age));
        double lifetime = s == 1 ? log : -Math.expm1(-(s - 1) * log) / (s - 1);
        return aliveProbability(history) * (r + history.repeats()) * (beta + age) / (alpha + age) * lifetime;
    }
}
