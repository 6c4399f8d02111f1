package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;
import java.util.Set;

/**
 * So many percent off, as a benefit of a tier.
 *
 * @param code of the benefit
 * @param excludedCategories whose lines it leaves as they are
 */
public record TierDiscount(String code, String tier, BigDecimal percent, Set<String> excludedCategories)
        implements DiscountSource {
    public TierDiscount {
        excludedCategories = Set.copyOf(excludedCategories);
    }

    @Override
    public Group group() {
        return Group.TIER;
    }

    @Override
    public boolean covers(CartLine line) {
        return line.category() == null || !excludedCategories.contains(line.category());
    }

    @Override
    public Taken off(long covered) {
        return Taken.of(Percents.of(percent, covered));
    }
}
