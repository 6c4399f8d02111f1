package dev.fives.loyalty.coupon.web;

import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coupons that were issued together, as the API shows them. */
record BatchView(
        String batchId,
        @Nullable String campaignId,
        @Nullable String customerId,
        List<String> codes,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant issuedAt) {

    static BatchView of(CouponBatch batch) {
        return new BatchView(
                batch.batchId(),
                batch.origin().campaignId(),
                batch.customerId(),
                batch.codes().stream().map(CouponCode::shown).toList(),
                batch.validity().from(),
                batch.validity().to(),
                batch.origin().at());
    }
}
