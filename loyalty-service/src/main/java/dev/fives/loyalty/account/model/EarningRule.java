package dev.fives.loyalty.account.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points for each unit of the purchase's currency.
 *
 * @param pointsPerUnit of currency
 * @param rounding of the points, once, on the whole purchase
 */
public record EarningRule(String ruleId, long version, BigDecimal pointsPerUnit, RoundingMode rounding) {

    /** The rule that ships: 268.50 is 268 points, in every currency. */
    public static final EarningRule ONE_PER_UNIT = new EarningRule("base", 1, BigDecimal.ONE, RoundingMode.FLOOR);

    /**
     * What the purchase is worth in its present state, never below 0.
     *
     * @throws ArithmeticException if that is more than a ledger can hold
     */
    public Points pointsFor(PurchaseFact purchase) {
        return switch (purchase.status()) {
            case DOES_NOT_COUNT -> Points.ZERO;
            case COUNTS ->
                Points.of(pointsPerUnit
                        .multiply(purchase.net().max(BigDecimal.ZERO))
                        .setScale(0, rounding)
                        .longValueExact());
        };
    }
}
