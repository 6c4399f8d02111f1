package dev.fives.segmentation.clv.estimation;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the maximum of a log-likelihood over positive parameters, which it sees as their logarithms. Nelder-Mead, from
 * several starts, finds the hill without derivatives; Newton's method climbs to its top, and its Hessian is what the
 * standard errors come from.
 */
final class MaximumLikelihood {

    private static final double UNLIKELY = -1e300;
    private static final double FARTHEST = 16;
    private static final double EDGE = 12;
    private static final int EVALUATIONS_A_START = 2_000;
    private static final int STEPS_MAX = 100;
    private static final int HALVINGS_MAX = 30;
    private static final double ROUGH = 1e-5;
    private static final double FINE = 1e-13;
    private static final double NEARLY = 1e-5;

    /** What was found. */
    sealed interface Search {
        /** @param errors standard errors of the logarithms of the parameters */
        record Found(RealVector logs, RealVector errors, double logLikelihood) implements Search {}

        record NotFound(String reason) implements Search {}
    }

    private final BooleanSupplier stopped;
    private final ToDoubleFunction<double[]> logLikelihood;
    private double[] best;
    private double height = Double.NEGATIVE_INFINITY;

    /**
     * @param logLikelihood of the logarithms of the parameters
     * @param stopped asked before each look at the likelihood
     */
    MaximumLikelihood(ToDoubleFunction<double[]> logLikelihood, BooleanSupplier stopped, double[] start) {
        this.logLikelihood = logLikelihood;
        this.stopped = stopped;
        this.best = start.clone();
    }

    Search search(List<double[]> starts) {
        try {
            starts.forEach(start -> climb(start, 0.5, ROUGH));
            climb(best, 0.05, FINE);
            return polished();
        } catch (Stopped e) {
            return new Search.NotFound("time: over (expected: a maximum before)");
        }
    }

    /** Keeps the best point by itself: a search that runs out of evaluations has found something too. */
    private void climb(double[] from, double side, double relative) {
        try {
            var _ = new SimplexOptimizer(relative, relative)
                    .optimize(
                            new MaxEval(EVALUATIONS_A_START),
                            new ObjectiveFunction(this::noted),
                            GoalType.MAXIMIZE,
                            new InitialGuess(from),
                            new NelderMeadSimplex(from.length, side));
        } catch (MathIllegalStateException e) {
            // as far as it came
        }
    }

    private double noted(double[] at) {
        double value = valued(at);
        if (value > height) {
            height = value;
            best = at.clone();
        }
        return value;
    }

    private double valued(double[] at) {
        if (stopped.getAsBoolean()) {
            throw new Stopped();
        }
        for (double log : at) {
            if (!(Math.abs(log) <= FARTHEST)) {
                return UNLIKELY;
            }
        }
        double value = logLikelihood.applyAsDouble(at);
        return Double.isFinite(value) ? value : UNLIKELY;
    }

    private Search polished() {
        var curvature = new Curvature(this::valued);
        for (int step = 0; step < STEPS_MAX; step++) {
            if (isAtEdge()) {
                return new Search.NotFound("parameters: without bound (expected: a maximum at finite ones)");
            }
            RealMatrix information = curvature.hessian(best).scalarMultiply(-1);
            RealVector gradient = curvature.gradient(best);
            Optional<CholeskyDecomposition> hill = decomposed(information);
            RealVector direction = hill.or(() -> tamed(information))
                    .map(decomposition -> decomposition.getSolver().solve(gradient))
                    .orElse(gradient);
            double promised = direction.dotProduct(gradient) / 2;
            boolean isTop = hill.isPresent() && promised < tolerance();
            if (isTop || !advance(direction)) {
                return hill.isPresent() && promised < NEARLY
                        ? found(hill.get())
                        : new Search.NotFound("likelihood: no clear maximum (expected: one, and data that show it)");
            }
        }
        return new Search.NotFound("steps: " + STEPS_MAX + " (expected: a maximum before)");
    }

    /** Differences of a likelihood know no more digits than it has. */
    private double tolerance() {
        return 1e-8 + 1e-13 * Math.abs(height);
    }

    private boolean advance(RealVector direction) {
        double length = Math.min(1, 2 / direction.getLInfNorm());
        double before = height;
        for (int halving = 0; halving < HALVINGS_MAX && !(height > before); halving++) {
            noted(direction.mapMultiply(length).toArray(), best);
            length /= 2;
        }
        return height > before;
    }

    private void noted(double[] step, double[] from) {
        double[] there = from.clone();
        for (int i = 0; i < there.length; i++) {
            there[i] += step[i];
        }
        noted(there);
    }

    /** Not on a hill: uphill all the same, in steps as small as it takes. */
    private static Optional<CholeskyDecomposition> tamed(RealMatrix information) {
        RealMatrix identity = MatrixUtils.createRealIdentityMatrix(information.getRowDimension());
        double size = Math.max(1, information.getNorm1());
        return IntStream.rangeClosed(-6, 3)
                .mapToObj(power -> decomposed(information.add(identity.scalarMultiply(size * Math.pow(10, power)))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<CholeskyDecomposition> decomposed(RealMatrix matrix) {
        try {
            return Optional.of(new CholeskyDecomposition(matrix, 1e-9, 1e-10));
        } catch (MathIllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isAtEdge() {
        for (double log : best) {
            if (Math.abs(log) > EDGE) {
                return true;
            }
        }
        return false;
    }

    private Search found(CholeskyDecomposition information) {
        RealMatrix covariance = information.getSolver().getInverse();
        RealVector errors = new ArrayRealVector(best.length);
        for (int i = 0; i < best.length; i++) {
            errors.setEntry(i, Math.sqrt(covariance.getEntry(i, i)));
        }
        return new Search.Found(new ArrayRealVector(best), errors, height);
    }

    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("search: stopped", null, false, false);
        }
    }
}
