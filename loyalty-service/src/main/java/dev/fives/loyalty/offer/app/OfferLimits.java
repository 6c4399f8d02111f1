package dev.fives.loyalty.offer.app;

import java.math.BigDecimal;

/**
 * Limits of offers; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param activeMax offers that are neither over nor archived
 * @param percentMax off
 */
public record OfferLimits(int activeMax, BigDecimal percentMax) {}
