package dev.fives.loyalty.account.web;

import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Standpoint;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.tier.app.MemberTiers;
import dev.fives.loyalty.tier.model.HeldTier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member as the API shows it.
 *
 * @param tier absent where it has none
 * @param nextTier absent at the top and without a plan
 */
record MemberView(
        String customerId,
        String memberId,
        String programId,
        Status status,
        Instant enrolledAt,
        Balance points,
        @Nullable TierView tier,
        @Nullable NextTierView nextTier) {

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

    /** @param validUntil exclusive; it stays through the days of grace */
    record TierView(String code, Instant since, Instant validUntil) {
        static @Nullable TierView of(@Nullable HeldTier tier) {
            return tier == null ? null : new TierView(tier.code(), tier.since(), tier.validUntil());
        }
    }

    /** @param remaining a plain decimal in the plan's currency */
    record NextTierView(String code, String remaining) {
        static @Nullable NextTierView of(MemberTiers.@Nullable NextTier next) {
            return next == null
                    ? null
                    : new NextTierView(next.code(), next.remaining().toPlainString());
        }
    }

    static MemberView of(Member member, boolean deleted, Standpoint account, MemberTiers.Progress tier) {
        return new MemberView(
                member.customerId(),
                member.memberId(),
                member.programId(),
                deleted ? Status.DELETED : Status.ACTIVE,
                member.enrolledAt(),
                balance(account),
                TierView.of(tier.tier()),
                NextTierView.of(tier.next()));
    }

    static Balance balance(Standpoint account) {
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
