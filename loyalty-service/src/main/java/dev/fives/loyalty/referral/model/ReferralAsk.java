package dev.fives.loyalty.referral.model;

import java.time.Instant;

/**
 * Who brings whom.
 *
 * @param code of the referrer
 * @param at business time; what the friend bought before makes it none
 */
public record ReferralAsk(
        String referrerId, String friendId, String code, String by, String correlationId, Instant at) {}
