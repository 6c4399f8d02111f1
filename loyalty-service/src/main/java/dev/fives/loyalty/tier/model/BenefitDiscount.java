package dev.fives.loyalty.tier.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * That a benefit takes something off the price.
 *
 * @param percent above 0, at most 100
 * @param excludedCategories of goods whose price stays
 */
public record BenefitDiscount(BigDecimal percent, List<String> excludedCategories) {
    public BenefitDiscount {
        excludedCategories = List.copyOf(excludedCategories);
    }
}
