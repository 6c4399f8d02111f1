package dev.fives.segmentation.clv.estimation;

/** Sums of what only its logarithm can hold. */
final class Logs {

    private Logs() {}

    /** {@code log(exp(a) + exp(b))}. */
    static double sum(double a, double b) {
        double more = Math.max(a, b);
        return more == Double.NEGATIVE_INFINITY ? more : more + Math.log1p(Math.exp(Math.min(a, b) - more));
    }

    /** {@code log(exp(a) - exp(b))}; minus infinity where nothing is left. */
    static double difference(double a, double b) {
        return a > b ? a + Math.log(-Math.expm1(b - a)) : Double.NEGATIVE_INFINITY;
    }

    /** {@code 1 / (1 + exp(-a))}. */
    static double logistic(double a) {
        return 1 / (1 + Math.exp(-a));
    }
}
