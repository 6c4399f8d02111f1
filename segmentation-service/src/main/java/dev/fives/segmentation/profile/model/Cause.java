package dev.fives.segmentation.profile.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a profile is judged again.
 *
 * @param eventId the event that came, null where time or a new basis is the reason
 * @param at the instant as of which it is judged
 */
public record Cause(@Nullable String eventId, Instant at) {}
