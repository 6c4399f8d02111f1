package dev.fives.loyalty.coupon.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The coupons of one order, which decides which of them go together.
 *
 * @param group of them all; absent where the one in it goes with no other
 * @param joinedAt when the last one was put in, or put in anew, real time
 */
public record CouponBasket(
        String reference,
        @Nullable String group,
        List<String> couponIds,
        @Nullable Instant joinedAt) {
    public CouponBasket {
        couponIds = List.copyOf(couponIds);
    }

    public static CouponBasket with(String reference, @Nullable String group, String couponId, Instant at) {
        return new CouponBasket(reference, group, List.of(couponId), at);
    }

    public boolean contains(String couponId) {
        return couponIds.contains(couponId);
    }

    /** Whether all in it were put in by then. */
    public boolean isHeldSince(Instant then) {
        return joinedAt == null || !joinedAt.isAfter(then);
    }

    public CouponBasket heldAt(Instant at) {
        return new CouponBasket(reference, group, couponIds, at);
    }

    /** Empty where it does not go with the others, or there are enough. */
    public Optional<CouponBasket> joined(@Nullable String newGroup, String couponId, int max, Instant at) {
        if (couponIds.isEmpty()) {
            return Optional.of(with(reference, newGroup, couponId, at));
        }
        if (!CouponTerms.combine(group, newGroup) || couponIds.size() >= max) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(couponIds);
        all.add(couponId);
        return Optional.of(new CouponBasket(reference, group, all, at));
    }

    public CouponBasket left(String couponId) {
        return of(couponIds.stream().filter(each -> !each.equals(couponId)).toList());
    }

    /** With no more than these. */
    public CouponBasket of(List<String> some) {
        return new CouponBasket(reference, group, some, joinedAt);
    }
}
