package dev.fives.loyalty.tier.app;

/** Limits of a plan; values and reasons stand in {@code loyalty-service.yml}. */
public record TierLimits(int tiersMax, int benefitsMax, int excludedCategoriesMax, int monthsMax, int daysMax) {}
