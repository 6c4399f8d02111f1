package dev.fives.loyalty.coupon.web;

import dev.fives.kit.request.Masking;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponCode;
import dev.fives.loyalty.coupon.model.CouponUse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A coupon as the API shows it. */
record CouponView(
        String id,
        String code,
        String batchId,
        @Nullable String campaignId,
        @Nullable String customerId,
        CampaignView.TermsView terms,
        String status,
        int usesLeft,
        List<UseView> uses,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant issuedAt) {

    /** @param masking hides the code, which is the permission to use it */
    static CouponView of(Coupon coupon, Masking masking) {
        return new CouponView(
                coupon.couponId(),
                masking.text(CouponCode.shown(coupon.code())),
                coupon.origin().batchId(),
                coupon.origin().campaignId(),
                coupon.customerId(),
                CampaignView.TermsView.of(coupon.terms()),
                coupon.status().name(),
                coupon.usesLeft(),
                coupon.uses().stream().map(UseView::of).toList(),
                coupon.validity().from(),
                coupon.validity().to(),
                coupon.origin().at());
    }

    /** One use. */
    record UseView(
            String reference, @Nullable String customerId, MoneyView cart, MoneyView discount, Instant redeemedAt) {

        static UseView of(CouponUse use) {
            return new UseView(
                    use.reference(),
                    use.customerId(),
                    MoneyView.of(use.cart(), use.currency()),
                    MoneyView.of(use.discount(), use.currency()),
                    use.at());
        }
    }
}
