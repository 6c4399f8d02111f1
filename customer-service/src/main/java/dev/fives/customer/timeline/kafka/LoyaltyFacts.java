package dev.fives.customer.timeline.kafka;

import dev.fives.contracts.loyalty.AchievementReached;
import dev.fives.contracts.loyalty.BenefitChanged;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.contracts.loyalty.CouponChanged;
import dev.fives.contracts.loyalty.MemberEnrolled;
import dev.fives.contracts.loyalty.OfferGranted;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.contracts.loyalty.RedemptionChanged;
import dev.fives.contracts.loyalty.ReferralChanged;
import dev.fives.contracts.loyalty.ReferralInvited;
import dev.fives.contracts.loyalty.RemedyDecided;
import dev.fives.contracts.loyalty.TierChanged;
import dev.fives.contracts.loyalty.TierDowngradeWarned;
import java.util.List;

/** What the events of loyalty say: points, tiers, what members may have, and care. */
final class LoyaltyFacts {
    static final List<Teller<?>> TELLERS = List.of(
            new Teller<>(RedemptionChanged.class, LoyaltyFacts::redemption),
            new Teller<>(CouponChanged.class, LoyaltyFacts::coupon),
            new Teller<>(ReferralChanged.class, LoyaltyFacts::referral),
            new Teller<>(ReferralInvited.class, LoyaltyFacts::referralInvitation),
            new Teller<>(MemberEnrolled.class, LoyaltyFacts::member),
            new Teller<>(PointsEntry.class, LoyaltyFacts::points),
            new Teller<>(CareChanged.class, LoyaltyFacts::care),
            new Teller<>(TierChanged.class, LoyaltyFacts::tier),
            new Teller<>(TierDowngradeWarned.class, LoyaltyFacts::tierWarning),
            new Teller<>(OfferGranted.class, LoyaltyFacts::offer),
            new Teller<>(AchievementReached.class, LoyaltyFacts::achievement),
            new Teller<>(BenefitChanged.class, LoyaltyFacts::benefit),
            new Teller<>(RemedyDecided.class, LoyaltyFacts::remedy));

    private LoyaltyFacts() {}

    private static Telling redemption(RedemptionChanged event) {
        return Telling.of(event.customerId())
                .about("redemptionId", event.redemptionId())
                .fact("points", event.points())
                .fact("reason", event.reason());
    }

    /** Of whom it was issued to, or of who used it; one of nobody's is on no timeline. */
    private static Telling coupon(CouponChanged event) {
        CouponChanged.Use use = event.use();
        return Telling.of(use == null || use.customerId() == null ? event.customerId() : use.customerId())
                .about("couponId", event.couponId())
                .fact("kind", event.kind())
                .fact("value", event.value())
                .fact("currency", event.currency())
                .fact("reference", use == null ? null : use.reference())
                .fact("discount", use == null ? null : use.discount().amount())
                .at("validTo", event.validTo());
    }

    private static Telling referral(ReferralChanged event) {
        return Telling.of(event.friendId())
                .about("referralId", event.referralId())
                .about("referrerId", event.referrerId())
                .about("purchaseId", event.purchaseId())
                .fact("reason", event.reason());
    }

    private static Telling referralInvitation(ReferralInvited event) {
        return Telling.of(event.customerId())
                .about("responseId", event.responseId())
                .fact("code", event.code());
    }

    private static Telling member(MemberEnrolled event) {
        return Telling.of(event.customerId()).about("memberId", event.memberId());
    }

    private static Telling points(PointsEntry event) {
        return Telling.of(event.customerId())
                .about("purchaseId", event.purchaseId())
                .fact("delta", event.delta())
                .fact("balanceAfter", event.balanceAfter())
                .fact("reason", event.reason());
    }

    private static Telling care(CareChanged event) {
        return Telling.of(event.customerId())
                .about("taskId", event.taskId())
                .about("ticketId", event.ticketId())
                .fact("kind", event.kind())
                .fact("channel", event.channel())
                .fact("status", event.status())
                .fact("outcome", event.outcome())
                .fact("reason", event.reason())
                .at("dueAt", event.dueAt());
    }

    private static Telling tier(TierChanged event) {
        return Telling.of(event.customerId())
                .fact("from", event.from())
                .fact("to", event.to())
                .at("validUntil", event.validUntil())
                .fact("reason", event.reason());
    }

    private static Telling tierWarning(TierDowngradeWarned event) {
        return Telling.of(event.customerId())
                .fact("from", event.from())
                .fact("to", event.to())
                .at("validUntil", event.validUntil())
                .fact("amountToKeep", event.amountToKeep().amount())
                .fact("currency", event.amountToKeep().currency());
    }

    private static Telling offer(OfferGranted event) {
        return Telling.of(event.customerId())
                .about("offerId", event.offerId())
                .fact("kind", event.kind())
                .at("validTo", event.validTo());
    }

    private static Telling achievement(AchievementReached event) {
        return Telling.of(event.customerId())
                .about("achievementId", event.achievementId())
                .about("purchaseId", event.purchaseId())
                .fact("code", event.code())
                .fact("points", event.points());
    }

    private static Telling benefit(BenefitChanged event) {
        return Telling.of(event.customerId())
                .fact("benefit", event.benefit())
                .fact("tier", event.tier())
                .fact("use", event.use())
                .at("validUntil", event.validUntil());
    }

    private static Telling remedy(RemedyDecided event) {
        return Telling.of(event.customerId())
                .about("remedyId", event.remedyId())
                .about("ticketId", event.ticketId())
                .fact("remedy", event.type())
                .fact("value", event.value())
                .fact("reason", event.reason());
    }
}
