package dev.fives.loyalty.coupon.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What coupons of one kind have in common; never changed, since those that were issued have their terms already.
 *
 * @param validFrom of all its coupons; absent: from when each is issued
 * @param validTo of all its coupons; absent for none
 * @param validDays from when each is issued; absent for none
 * @param createdAt business time
 */
public record CouponCampaign(
        String campaignId,
        String name,
        CouponTerms terms,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Integer validDays,
        String createdBy,
        Instant createdAt) {

    /** Of a coupon that is issued now; the earlier of the two ends. */
    public Validity validity(Instant now) {
        Instant from = validFrom == null || validFrom.isBefore(now) ? now : validFrom;
        Instant own = validDays == null ? null : from.plus(Duration.ofDays(validDays));
        Instant to = own == null || (validTo != null && validTo.isBefore(own)) ? validTo : own;
        return new Validity(from, to);
    }

    public boolean isOverAt(Instant now) {
        return validTo != null && !now.isBefore(validTo);
    }
}
