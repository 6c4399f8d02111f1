package dev.fives.loyalty.coupon.web;

import dev.fives.loyalty.coupon.app.CartDraft;
import dev.fives.loyalty.coupon.app.MoneyDraft;
import dev.fives.loyalty.coupon.model.CouponVerdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon would do to a cart.
 *
 * @param reason why it would be refused; a code
 */
record ValidationView(
        boolean valid,
        @Nullable MoneyView discount,
        @Nullable String reason) {

    static ValidationView of(CouponVerdict verdict, CartDraft draft) {
        return switch (verdict) {
            case CouponVerdict.Discounted off ->
                new ValidationView(true, MoneyView.of(off.amount(), currency(draft.cart())), null);
            case CouponVerdict.Refused refused ->
                new ValidationView(false, null, refused.reason().name());
        };
    }

    private static String currency(@Nullable MoneyDraft cart) {
        return Objects.requireNonNull(Objects.requireNonNull(cart).currency());
    }
}
