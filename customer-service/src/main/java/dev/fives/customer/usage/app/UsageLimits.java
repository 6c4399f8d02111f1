package dev.fives.customer.usage.app;

import java.time.Duration;

/**
 * What one usage may hold.
 *
 * @param props properties
 * @param textLength of a property, in characters
 * @param ahead how far in the future it may be dated: clocks differ
 */
public record UsageLimits(int props, int textLength, Duration ahead) {}
