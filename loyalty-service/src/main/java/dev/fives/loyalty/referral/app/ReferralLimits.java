package dev.fives.loyalty.referral.app;

import dev.fives.loyalty.referral.model.Referrer.Limit;
import java.time.Duration;

/**
 * Limits of referrals; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param creations of one referrer
 * @param conversions of one referrer
 * @param chainMax how far it is followed who brought whom
 * @param repeatAfter after which a step that was broken off is repeated, business time
 */
public record ReferralLimits(Limit creations, Limit conversions, int chainMax, Duration repeatAfter) {}
