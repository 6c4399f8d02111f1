package dev.fives.loyalty.coupon.app;

import dev.fives.kit.id.Ids;

/** Ids that follow from what they stand for, so that nothing has to be looked up twice. */
public final class CouponIds {
    private static final String COUPON = "cpn";
    private static final String BASKET = "cpk";

    private final Ids ids;

    public CouponIds(Ids ids) {
        this.ids = ids;
    }

    /** @param code as issued, without hyphens */
    String ofCode(String code) {
        return ids.derived(COUPON, "coupon", code);
    }

    String ofBasket(String reference) {
        return ids.derived(BASKET, "coupon-basket", reference);
    }
}
