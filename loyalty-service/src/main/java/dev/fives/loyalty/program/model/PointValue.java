package dev.fives.loyalty.program.model;

import java.math.BigDecimal;

/** What one outstanding point is worth in the books. */
public record PointValue(BigDecimal amount, String currency) {}
