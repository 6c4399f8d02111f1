package dev.fives.loyalty.tier.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * One tier.
 *
 * @param threshold the least amount of a period that reaches and keeps it
 */
public record Tier(String code, BigDecimal threshold, List<Benefit> benefits) {
    public Tier {
        benefits = List.copyOf(benefits);
    }
}
