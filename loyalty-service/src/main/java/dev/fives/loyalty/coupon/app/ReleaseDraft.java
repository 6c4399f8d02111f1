package dev.fives.loyalty.coupon.app;

import org.jspecify.annotations.Nullable;

/** A use that shall be given back, not checked yet. */
public record ReleaseDraft(@Nullable String reference) {}
