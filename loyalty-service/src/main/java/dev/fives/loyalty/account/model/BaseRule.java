package dev.fives.loyalty.account.model;

import java.math.RoundingMode;

/** The rule that ships: one point for each unit of whatever currency, rounded down once on the whole purchase. */
public final class BaseRule {
    private static final RuleRef RULE = new RuleRef("base", 1);

    private BaseRule() {}

    /** @throws ArithmeticException if that is more than a ledger can hold */
    public static RulePoints pointsFor(PurchaseFact purchase) {
        return new RulePoints(
                RULE, Points.of(purchase.worth().setScale(0, RoundingMode.FLOOR).longValueExact()));
    }
}
