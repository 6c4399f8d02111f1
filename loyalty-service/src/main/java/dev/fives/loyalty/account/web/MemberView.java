package dev.fives.loyalty.account.web;

import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Standpoint;
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
     * @param reserved held for redemptions that are neither confirmed nor cancelled
     */
    record Balance(long active, long pending, long reserved, List<ExpiringLot> expiringSoon) {}

    /** Points of one lot that are lost at an instant. */
    record ExpiringLot(String lotId, long points, Instant expiresAt) {}

    static MemberView of(Member member, boolean deleted, Standpoint account) {
        return new MemberView(
                member.customerId(),
                member.memberId(),
                member.programId(),
                deleted ? Status.DELETED : Status.ACTIVE,
                member.enrolledAt(),
                balance(account));
    }

    private static Balance balance(Standpoint account) {
        Holdings holdings = account.holdings();
        return new Balance(
                holdings.balance().value(),
                holdings.pendingPoints().value(),
                holdings.reserved().value(),
                holdings.lots().entrySet().stream()
                        .filter(lot -> account.expiresSoon(lot.getKey()))
                        .map(lot -> new ExpiringLot(
                                lot.getKey().id(),
                                lot.getValue().value(),
                                account.terms().end(lot.getKey())))
                        .toList());
    }
}
