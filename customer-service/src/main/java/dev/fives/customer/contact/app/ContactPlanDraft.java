package dev.fives.customer.contact.app;

import org.jspecify.annotations.Nullable;

/**
 * A contact plan as a caller gives it, unchecked.
 *
 * @param cadenceDays absent to end the plan
 */
public record ContactPlanDraft(@Nullable Integer cadenceDays) {}
