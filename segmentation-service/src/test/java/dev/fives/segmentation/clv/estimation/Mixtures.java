package dev.fives.segmentation.clv.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.hipparchus.special.Gamma;

/**
 * Means over customers by brute force: sums over a grid of their two hidden numbers, without any of the formulas that
 * they are there to check. The grids are even in the logarithm, or in the log-odds, where both tails die away fast.
 */
final class Mixtures {

    private static final double STEP = 0.1;
    private static final double NOTHING = -40;

    private record Point(double at, double weight) {}

    private Mixtures() {}

    /** Of f(u, w) for u gamma distributed (shape, rate), w gamma distributed (otherShape, otherRate). */
    static double ofGammas(double shape, double rate, double otherShape, double otherRate, DoubleBinaryOperator f) {
        return sum(gamma(shape, rate), gamma(otherShape, otherRate), f);
    }

    /** Of f(u, p) for u gamma distributed (shape, rate), p beta distributed (a, b). */
    static double ofGammaAndBeta(double shape, double rate, double a, double b, DoubleBinaryOperator f) {
        return sum(gamma(shape, rate), beta(a, b), f);
    }

    private static double sum(List<Point> some, List<Point> others, DoubleBinaryOperator f) {
        double sum = 0;
        for (Point one : some) {
            double part = 0;
            for (Point other : others) {
                part += other.weight() * f.applyAsDouble(one.at(), other.at());
            }
            sum += one.weight() * part;
        }
        return sum;
    }

    private static List<Point> gamma(double shape, double rate) {
        List<Point> points = new ArrayList<>();
        for (double log = NOTHING / shape; log < 10; log += STEP) {
            double u = Math.exp(log);
            double weight = shape * (Math.log(rate) + log) - rate * u - Gamma.logGamma(shape);
            points.add(new Point(u, Math.exp(weight) * STEP));
        }
        return points;
    }

    private static List<Point> beta(double a, double b) {
        List<Point> points = new ArrayList<>();
        double log = Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b);
        for (double odds = NOTHING / a; odds < -NOTHING / b; odds += STEP) {
            double p = 1 / (1 + Math.exp(-odds));
            double weight = log + a * Math.log(p) - b * Math.log1p(Math.exp(odds));
            points.add(new Point(p, Math.exp(weight) * STEP));
        }
        return points;
    }
}
