package dev.fives.loyalty.coupon.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.loyalty.coupon.model.Coupon;
import org.bson.Document;

/** The record as it is, and beside it a key that orders coupons by their instant without ties. */
final class CouponCodec implements StateCodec<Coupon> {
    private final StateCodec<Coupon> records = StateCodec.record(Coupon.class);

    @Override
    public Document write(Coupon coupon) {
        return records.write(coupon).append(OrderKeys.FIELD, orderKey(coupon));
    }

    @Override
    public Coupon read(Document document) {
        return records.read(document);
    }

    static String orderKey(Coupon coupon) {
        return OrderKeys.of(coupon.origin().at(), coupon.couponId());
    }
}
