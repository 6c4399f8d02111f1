package dev.fives.loyalty.quote.app;

/**
 * Limits of quotes; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param linesMax of a cart
 * @param couponsMax of a cart
 */
public record QuoteLimits(int linesMax, int couponsMax) {}
