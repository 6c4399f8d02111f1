package dev.fives.loyalty.coupon.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.CouponChanged;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponEvent;
import dev.fives.loyalty.coupon.model.CouponStep;
import dev.fives.loyalty.coupon.model.CouponUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others are told of a coupon; never its code, for who knows that has the coupon. */
final class CouponEvents {
    private CouponEvents() {}

    static List<NewEvent> of(CouponStep step) {
        return step.events().stream().map(CouponEvents::event).toList();
    }

    private static NewEvent event(CouponEvent told) {
        Coupon coupon = told.coupon();
        CouponChanged changed = new CouponChanged(
                coupon.couponId(),
                coupon.origin().batchId(),
                coupon.origin().campaignId(),
                coupon.customerId(),
                coupon.terms().kind().name(),
                coupon.terms().value().toPlainString(),
                coupon.terms().currency(),
                coupon.validity().from(),
                coupon.validity().to(),
                coupon.usesLeft(),
                use(told.use()),
                told.at());
        return new NewEvent(type(told.what()), changed, told.at());
    }

    private static CouponChanged.@Nullable Use use(@Nullable CouponUse use) {
        return use == null
                ? null
                : new CouponChanged.Use(
                        use.reference(),
                        use.customerId(),
                        Money.of(use.cart(), use.currency()),
                        Money.of(use.discount(), use.currency()));
    }

    private static EventType type(CouponEvent.What what) {
        return switch (what) {
            case ISSUED -> EventTypes.COUPON_ISSUED;
            case REDEEMED -> EventTypes.COUPON_REDEEMED;
            case RELEASED -> EventTypes.COUPON_RELEASED;
            case EXPIRED -> EventTypes.COUPON_EXPIRED;
        };
    }
}
