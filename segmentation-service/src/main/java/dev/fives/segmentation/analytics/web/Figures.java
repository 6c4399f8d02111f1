package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.model.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as answers show them. */
final class Figures {

    private static final int DECIMALS = 4;
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Figures() {}

    record IntervalView(double low, double high) {
        static IntervalView of(Interval interval) {
            return new IntervalView(share(interval.low()), share(interval.high()));
        }
    }

    static double share(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** Three digits, however small it is. */
    static double pValue(double value) {
        return BigDecimal.valueOf(value).round(THREE_DIGITS).doubleValue();
    }
}
