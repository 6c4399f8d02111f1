package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.Spend;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.special.Gamma;

/**
 * The Gamma-Gamma model of P. S. Fader, B. G. S. Hardie and K. L. Lee, "RFM and CLV: Using Iso-Value Curves for Customer
 * Base Analysis", Journal of Marketing Research 42, 2005, in the form of Fader and Hardie, "The Gamma-Gamma Model of
 * Monetary Value" (2013). The value of a transaction is gamma distributed (shape p) around the customer's own mean, whose
 * rate is gamma distributed (shape q, rate v); how much does not depend on how often.
 */
public record GammaGamma(double p, double q, double v) {

    static final String P = "p";
    static final String Q = "q";
    static final String V = "v";
    static final List<String> NAMES = List.of(P, Q, V);

    public static GammaGamma of(Estimate estimate) {
        return new GammaGamma(estimate.parameter(P), estimate.parameter(Q), estimate.parameter(V));
    }

    /** The likelihood of the mean of a customer's transactions, in logarithms. */
    double logLikelihood(List<Spend> spends) {
        double common = q * Math.log(v) - Gamma.logGamma(q);
        double sum = 0;
        for (Spend spend : spends) {
            double shape = p * spend.transactions();
            double total = spend.transactions() * spend.mean();
            sum += common
                    + Gamma.logGamma(shape + q)
                    - Gamma.logGamma(shape)
                    + shape * Math.log(total)
                    - Math.log(spend.mean())
                    - (shape + q) * Math.log(total + v);
        }
        return sum;
    }

    /**
     * What a transaction of the customer is expected to be worth, by the note: {@code p (v + x z) / (p x + q -
     * 1)}. Without transactions it is the mean of all customers, which is infinite, here empty, for q up to 1.
     */
    public OptionalDouble expectedValue(Spend spend) {
        double weight = p * spend.transactions() + q - 1;
        return weight <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(p * (v + spend.transactions() * spend.mean()) / weight);
    }
}
