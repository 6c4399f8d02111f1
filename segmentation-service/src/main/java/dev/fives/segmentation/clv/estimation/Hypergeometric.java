package dev.fives.segmentation.clv.estimation;

/** Gauss's hypergeometric function 2F1(a, b; c; z) for 0 &lt;= z &lt; 1, as far as the models of buying need it. */
final class Hypergeometric {

    private static final double PRECISION = 1e-16;
    private static final int TERMS_MAX = 1_000_000;
    private static final double SERIES_UP_TO = 0.5;
    private static final double LARGE = 1e250;
    private static final double TINY = 1e-300;

    private Hypergeometric() {}

    /** {@code mantissa * exp(logScale)}: values beyond the range of a double, of either sign. */
    record Scaled(double mantissa, double logScale) {
        /** Times {@code exp(log)}; only the product has to be in range. */
        double timesExp(double log) {
            return Math.signum(mantissa) * Math.exp(Math.log(Math.abs(mantissa)) + logScale + log);
        }
    }

    /**
     * By the series (DLMF 15.2.1). It ends where the rest is no longer seen: past the terms whose factors may still
     * change sign, and with what a geometric series would add taken into account, since near z = 1 a small term is no
     * sign of a small rest.
     */
    static Scaled series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        double logScale = 0;
        double settled = Math.max(0, Math.max(-a, Math.max(-b, -c)));
        for (int n = 0; n < TERMS_MAX && term != 0; n++) {
            double ratio = (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
            term *= ratio;
            sum += term;
            if (n > settled && ratio < 1 && Math.abs(term) < PRECISION * (1 - Math.max(z, ratio)) * Math.abs(sum)) {
                break;
            }
            if (Math.abs(sum) > LARGE || Math.abs(term) > LARGE) {
                term /= LARGE;
                sum /= LARGE;
                logScale += Math.log(LARGE);
            }
        }
        return new Scaled(sum, logScale);
    }

    /**
     * 2F1(1, b; c; z) for 0 &lt; b &lt; c. All terms of its series are positive; where they fall slowly, Gauss's continued
     * fraction (DLMF 15.7.1, with one parameter 0) takes few steps instead, by Lentz's method.
     */
    static double withOne(double b, double c, double z) {
        return z <= SERIES_UP_TO ? seriesWithOne(b, c, z) : fractionWithOne(b, c, z);
    }

    static double seriesWithOne(double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < TERMS_MAX && term > PRECISION * (1 - z) * sum; n++) {
            term *= (b + n) / (c + n) * z;
            sum += term;
        }
        return sum;
    }

    static double fractionWithOne(double b, double c, double z) {
        double lower = c - 1; // F(1, b; c; z) = lower / (lower - u1 z / (lower + 1 - u2 z / (lower + 2 - ...)))
        double value = lower;
        double up = value;
        double down = 0;
        for (int n = 1; n < TERMS_MAX; n++) {
            int k = n / 2;
            double u = n % 2 == 1 ? (b + k) * (lower + k) : k * (lower - b + k);
            down = 1 / nonZero(lower + n - u * z * down);
            up = nonZero(lower + n - u * z / up);
            double factor = up * down;
            value *= factor;
            if (Math.abs(factor - 1) < PRECISION * 2) {
                break;
            }
        }
        return lower / value;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
