package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Measure;
import java.math.BigDecimal;

/**
 * Sums of the purchases that are too old to be kept one by one.
 *
 * @param purchases how many were folded, also those that do not count
 */
public record Folded(int purchases, int countNet, int countGross, BigDecimal net, BigDecimal gross) {

    public static final Folded NONE = new Folded(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    Folded plus(Purchase purchase) {
        return add(purchase, 1);
    }

    Folded minus(Purchase purchase) {
        return add(purchase, -1);
    }

    int count(Measure measure) {
        return measure == Measure.GROSS ? countGross : countNet;
    }

    BigDecimal amount(Measure measure) {
        return measure == Measure.GROSS ? gross : net;
    }

    /** With sums of the same value, however many digits each is written with. */
    boolean comesToSameAs(Folded other) {
        return purchases == other.purchases
                && countNet == other.countNet
                && countGross == other.countGross
                && net.compareTo(other.net) == 0
                && gross.compareTo(other.gross) == 0;
    }

    private Folded add(Purchase purchase, int sign) {
        boolean countsNet = purchase.counts(Measure.NET);
        boolean countsGross = purchase.counts(Measure.GROSS);
        var factor = BigDecimal.valueOf(sign);
        return new Folded(
                purchases + sign,
                countNet + (countsNet ? sign : 0),
                countGross + (countsGross ? sign : 0),
                countsNet ? net.add(purchase.amount(Measure.NET).multiply(factor)) : net,
                countsGross ? gross.add(purchase.amount(Measure.GROSS).multiply(factor)) : gross);
    }
}
