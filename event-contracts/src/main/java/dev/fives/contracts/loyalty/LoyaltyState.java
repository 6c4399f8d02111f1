package dev.fives.contracts.loyalty;

import java.time.Instant;

/**
 * The state on {@code crm.loyalty.state.v1}: a member and its points.
 *
 * @param customerId {@code cus_…}, also the record key
 * @param accountId {@code acc_…}, the account that the points are on
 */
public record LoyaltyState(
        String customerId, String memberId, String programId, Instant enrolledAt, String accountId, Points points) {

    /**
     * @param active to be spent; below 0 where a refund took back more than was left
     * @param pending granted and not yet to be spent
     */
    public record Points(long active, long pending) {}
}
