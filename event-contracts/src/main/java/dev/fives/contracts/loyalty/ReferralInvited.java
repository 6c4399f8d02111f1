package dev.fives.contracts.loyalty;

import java.time.Instant;

/**
 * Data of {@code crm.referral.invited.v1}: a member who recommends us may be asked to bring a friend. Whoever sends
 * messages sends it; nobody else does.
 *
 * @param customerId {@code cus_…}, the member
 * @param code to pass on, see {@code POST /referral-codes}
 * @param responseId {@code rsp_…}: the answer that told it
 * @param at business time of the answer
 */
public record ReferralInvited(String customerId, String code, String responseId, Instant at) {}
