package dev.fives.kit.chart;

import java.util.stream.DoubleStream;

/** An axis from one round number to another, 0 among them. */
record Scale(double low, double high, double step) {
    private static final int STEPS = 5;
    private static final double[] ROUND = {1, 2, 5, 10};
    /** What of a step is rounding of the computer. */
    private static final double SLACK = 1e-9;

    static Scale of(double lowest, double highest) {
        double low = Math.min(0, lowest);
        double high = Math.max(0, highest);
        double step = step(high > low ? (high - low) / STEPS : 1.0 / STEPS);
        double top = Math.ceil(high / step - SLACK) * step;
        return new Scale(Math.floor(low / step + SLACK) * step, Math.max(top, step), step);
    }

    /** The least 1, 2 or 5 times a power of ten that is not below. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        return DoubleStream.of(ROUND)
                .map(round -> round * power)
                .filter(step -> step >= least * (1 - SLACK))
                .findFirst()
                .orElseThrow();
    }

    double[] ticks() {
        int count = (int) Math.round((high - low) / step);
        return DoubleStream.iterate(low, tick -> tick + step).limit(count + 1L).toArray();
    }

    /** 0 at the low end, 1 at the high one. */
    double part(double value) {
        return (value - low) / (high - low);
    }
}
