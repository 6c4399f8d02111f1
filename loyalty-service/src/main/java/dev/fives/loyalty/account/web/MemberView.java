package dev.fives.loyalty.account.web;

import dev.fives.loyalty.member.Member;
import java.time.Instant;
import java.util.List;

/** A member as the API shows it. */
record MemberView(
        String customerId, String memberId, String programId, Status status, Instant enrolledAt, Balance points) {

    /** Whether points may be spent. */
    enum Status {
        ACTIVE,
        /** The customer is deleted: what is earned counts, nothing can be spent or adjusted until it is restored. */
        DELETED
    }

    /**
     * @param active to be spent; below 0 where a refund took back more than was left
     * @param pending granted and not yet to be spent
     */
    record Balance(long active, long pending, List<ExpiringLot> expiringSoon) {}

    /** Points of one lot that are lost at an instant. */
    record ExpiringLot(String lotId, long points, Instant expiresAt) {}

    static MemberView of(Member member, boolean deleted, long balance) {
        return new MemberView(
                member.customerId(),
                member.memberId(),
                member.programId(),
                deleted ? Status.DELETED : Status.ACTIVE,
                member.enrolledAt(),
                new Balance(balance, 0, List.of()));
    }
}
