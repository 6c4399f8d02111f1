package dev.fives.loyalty.coupon.web;

import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponCode;
import dev.fives.loyalty.coupon.model.CouponUse;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What a coupon took off an order; always the same for the same order, whatever becomes of the coupon. */
record RedeemedView(
        String id,
        String code,
        String reference,
        @Nullable String customerId,
        MoneyView cart,
        MoneyView discount,
        Instant redeemedAt) {

    static RedeemedView of(Coupon coupon, @Nullable String reference) {
        CouponUse use = coupon.uses().stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("use"));
        return new RedeemedView(
                coupon.couponId(),
                CouponCode.shown(coupon.code()),
                use.reference(),
                use.customerId(),
                MoneyView.of(use.cart(), use.currency()),
                MoneyView.of(use.discount(), use.currency()),
                use.at());
    }
}
