package dev.fives.loyalty.coupon.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Coupons that are issued together. The intent, with the seed of all their codes: whoever carries it on comes to the
 * same coupons.
 *
 * @param customerId of a coupon that is one customer's
 * @param seed random; who knows it knows the codes
 * @param nextDueAt when it is carried on by itself, should whoever asked die; absent once all are there
 */
public record CouponBatch(
        String batchId,
        @Nullable String customerId,
        int count,
        String seed,
        CouponOrigin origin,
        CouponTerms terms,
        Validity validity,
        @Nullable Instant nextDueAt) {

    public List<String> codes() {
        return IntStream.range(0, count)
                .mapToObj(number -> CouponCode.of(seed, number))
                .toList();
    }

    public boolean isWhole() {
        return nextDueAt == null;
    }

    public CouponBatch whole() {
        return new CouponBatch(batchId, customerId, count, seed, origin, terms, validity, null);
    }
}
