package dev.fives.loyalty.coupon.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The coupons of one order, which decides which of them go together.
 *
 * @param group of them all; absent where the one in it goes with no other
 */
public record CouponBasket(String reference, @Nullable String group, List<String> couponIds) {
    public CouponBasket {
        couponIds = List.copyOf(couponIds);
    }

    public static CouponBasket with(String reference, @Nullable String group, String couponId) {
        return new CouponBasket(reference, group, List.of(couponId));
    }

    public boolean contains(String couponId) {
        return couponIds.contains(couponId);
    }

    /** Empty where it does not go with the others, or there are enough. */
    public Optional<CouponBasket> joined(@Nullable String newGroup, String couponId, int max) {
        if (couponIds.isEmpty()) {
            return Optional.of(with(reference, newGroup, couponId));
        }
        if (!CouponTerms.combine(group, newGroup) || couponIds.size() >= max) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(couponIds);
        all.add(couponId);
        return Optional.of(new CouponBasket(reference, group, all));
    }

    public CouponBasket left(String couponId) {
        List<String> others =
                couponIds.stream().filter(each -> !each.equals(couponId)).toList();
        return new CouponBasket(reference, group, others);
    }
}
