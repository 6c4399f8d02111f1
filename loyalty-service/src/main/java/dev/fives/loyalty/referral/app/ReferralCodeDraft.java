package dev.fives.loyalty.referral.app;

import org.jspecify.annotations.Nullable;

/** Whose code is wanted, not checked yet. */
public record ReferralCodeDraft(@Nullable String customerId) {}
