package dev.fives.segmentation.clv.estimation;

import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** Gradient and Hessian by central differences, for a function whose arguments are logarithms and so of one scale. */
final class Curvature {

    private static final double GRADIENT_STEP = 1e-4;
    private static final double HESSIAN_STEP = 1e-3;

    private final ToDoubleFunction<double[]> function;

    Curvature(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    RealVector gradient(double[] at) {
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            gradient[i] = (moved(at, i, GRADIENT_STEP) - moved(at, i, -GRADIENT_STEP)) / (2 * GRADIENT_STEP);
        }
        return new ArrayRealVector(gradient);
    }

    RealMatrix hessian(double[] at) {
        double h = HESSIAN_STEP;
        double here = function.applyAsDouble(at);
        RealMatrix hessian = new Array2DRowRealMatrix(at.length, at.length);
        for (int i = 0; i < at.length; i++) {
            hessian.setEntry(i, i, (moved(at, i, h) - 2 * here + moved(at, i, -h)) / (h * h));
            for (int j = 0; j < i; j++) {
                double mixed = (moved(at, i, h, j, h)
                                - moved(at, i, h, j, -h)
                                - moved(at, i, -h, j, h)
                                + moved(at, i, -h, j, -h))
                        / (4 * h * h);
                hessian.setEntry(i, j, mixed);
                hessian.setEntry(j, i, mixed);
            }
        }
        return hessian;
    }

    private double moved(double[] at, int i, double step) {
        double[] there = at.clone();
        there[i] += step;
        return function.applyAsDouble(there);
    }

    private double moved(double[] at, int i, double step, int j, double otherStep) {
        double[] there = at.clone();
        there[i] += step;
        there[j] += otherStep;
        return function.applyAsDouble(there);
    }
}
