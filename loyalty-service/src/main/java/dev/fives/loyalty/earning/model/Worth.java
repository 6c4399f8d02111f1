package dev.fives.loyalty.earning.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What one rule per unit and its multipliers make of a purchase: exact so far, and in whole points. */
final class Worth {
    private final Occasion.Purchase purchase;
    private final Condition.Goods goods;
    private final Formula.PerUnit formula;
    private BigDecimal base;
    private BigDecimal exact;
    private long points;

    private Worth(Occasion.Purchase purchase, Condition.Goods goods, Formula.PerUnit formula, BigDecimal base) {
        this.purchase = purchase;
        this.goods = goods;
        this.formula = formula;
        this.base = base;
        this.exact = base;
        this.points = whole(base, formula.rounding());
    }

    static Worth of(Occasion.Purchase purchase, Condition.Goods goods, Formula.PerUnit formula) {
        BigDecimal base = formula.points().multiply(goods.amountIn(purchase, Condition.Goods.ALL));
        return new Worth(purchase, goods, formula, base);
    }

    long points() {
        return points;
    }

    /** A cap leaves so many: no multiplier counts those that were cut off. */
    void keep(long allowed) {
        if (allowed < points) {
            points = allowed;
            exact = BigDecimal.valueOf(allowed);
            base = base.min(exact);
        }
    }

    /** On the exact worth, so that it is rounded once; never below what is there. */
    void multiply(Condition.Goods others, Formula.Multiplier multiplier) {
        BigDecimal shared = formula.points().multiply(goods.amountIn(purchase, others));
        exact = exact.add(multiplier.share().multiply(shared.min(base)));
        points = Math.max(points, whole(exact, multiplier.rounding()));
    }

    private static long whole(BigDecimal exact, RoundingMode rounding) {
        return exact.setScale(0, rounding).longValueExact();
    }
}
