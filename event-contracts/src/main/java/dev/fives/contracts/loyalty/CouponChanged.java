package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.coupon.issued.v1}, {@code crm.coupon.redeemed.v1}, {@code crm.coupon.released.v1} and
 * {@code crm.coupon.expired.v1}. The code is not told: who knows it has the coupon. Who sends it to a customer asks the
 * API for it, by the coupon's id.
 *
 * @param couponId {@code cpn_…}
 * @param batchId {@code cpb_…}: of the coupons that were issued together
 * @param campaignId {@code cpc_…}; absent for one of no campaign, as a complaint's remedy is
 * @param customerId who alone may use it, also the record key; absent for whoever has the code, and the key is then the
 *     coupon's id
 * @param kind {@code AMOUNT} or {@code PERCENT}
 * @param value that it takes off: a plain decimal in the currency, or per cent
 * @param validFrom business time
 * @param validTo from then on it is too late; absent for never
 * @param usesLeft after the change
 * @param use that was made or given back
 * @param at business time of the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouponChanged(
        String couponId,
        String batchId,
        @Nullable String campaignId,
        @Nullable String customerId,
        String kind,
        String value,
        String currency,
        Instant validFrom,
        @Nullable Instant validTo,
        long usesLeft,
        @Nullable Use use,
        Instant at) {

    /**
     * One use.
     *
     * @param reference of the order
     * @param customerId absent where nobody said who it is
     * @param cart before the coupon
     * @param discount that it took off
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Use(String reference, @Nullable String customerId, Money cart, Money discount) {}
}
