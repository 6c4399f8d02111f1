package dev.fives.loyalty.catalogue.app;

/**
 * Limits of what may be chosen; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param titleLengthMax characters, in each language
 * @param audienceMax tiers and segments that something is for, each
 */
public record CatalogueLimits(int titleLengthMax, int audienceMax) {}
