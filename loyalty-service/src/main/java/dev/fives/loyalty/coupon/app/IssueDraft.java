package dev.fives.loyalty.coupon.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Coupons as somebody wants them issued, not checked yet.
 *
 * @param customerId who alone may use it; absent for coupons of whoever has their codes
 * @param count 1 where it is absent
 */
public record IssueDraft(
        @Nullable String campaignId,
        @Nullable String customerId,
        @Nullable Integer count) {
    static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern CAMPAIGN = Pattern.compile("cpc_[A-Za-z0-9_.-]{1,100}");

    void check(CouponLimits limits) {
        Violations violations = new Violations();
        violations.check(
                MoneyDraft.matches(CAMPAIGN, campaignId), "/campaignId", "campaignId: not one (expected: cpc_…)");
        violations.check(
                customerId == null || MoneyDraft.matches(CUSTOMER, customerId),
                "/customerId",
                "customerId: not one (expected: cus_…)");
        int max = customerId == null ? limits.batchMax() : 1;
        violations.check(
                number() >= 1 && number() <= max,
                "/count",
                "count: " + number() + " (expected: 1 to " + limits.batchMax() + ", and 1 for a customer)");
        violations.throwIfAny();
    }

    int number() {
        return requireNonNullElse(count, 1);
    }
}
