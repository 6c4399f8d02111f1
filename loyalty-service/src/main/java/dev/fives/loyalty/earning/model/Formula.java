package dev.fives.loyalty.earning.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many points. */
public sealed interface Formula {

    /**
     * Points for each unit of the currency.
     *
     * @param rounding once, on the whole amount that the rule counts
     */
    record PerUnit(BigDecimal points, RoundingMode rounding) implements Formula {}

    /**
     * Raises what the rules with {@link PerUnit} grant to so many times as much, as far as they count the same lines.
     * The exact worth is multiplied and rounded once, and the rule's own line is the difference: one point a unit of
     * 268.50, times 1.5, is ⌊402.75⌋ = 402, of which 134 are the multiplier's. Two multipliers add up their shares: 1.5
     * and 1.2 make 1.7.
     *
     * @param factor above 1
     * @param rounding of the multiplied total
     */
    record Multiplier(BigDecimal factor, RoundingMode rounding) implements Formula {

        BigDecimal share() {
            return factor.subtract(BigDecimal.ONE);
        }
    }

    record Fixed(long points) implements Formula {}
}
