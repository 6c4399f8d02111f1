package dev.fives.loyalty.remedy.model;

import dev.fives.loyalty.remedy.model.RemedyVerdict.Grant;
import dev.fives.loyalty.remedy.model.RemedyVerdict.GrantCoupon;
import dev.fives.loyalty.remedy.model.RemedyVerdict.Reason;
import dev.fives.loyalty.remedy.model.RemedyVerdict.Refuse;
import java.util.function.Function;

/**
 * What a remedy may be.
 *
 * @param pointsMax that one remedy may grant
 * @param couponMax value of the coupon that one remedy may grant, in the currency of such coupons
 */
public record RemedyTerms(long pointsMax, long couponMax) {

    public RemedyVerdict judge(RemedyAsk ask) {
        return switch (ask.type()) {
            case "POINTS" -> judge(ask, pointsMax, customerId -> new Grant(customerId, ask.value()));
            case "COUPON" -> judge(ask, couponMax, customerId -> new GrantCoupon(customerId, ask.value()));
            default -> new Refuse(Reason.UNKNOWN_TYPE);
        };
    }

    private static RemedyVerdict judge(RemedyAsk ask, long max, Function<String, RemedyVerdict> grant) {
        String customerId = ask.customerId();
        if (customerId == null) {
            return new Refuse(Reason.NO_CUSTOMER);
        }
        if (ask.value() <= 0) {
            return new Refuse(Reason.NOT_POSITIVE);
        }
        return ask.value() > max ? new Refuse(Reason.OVER_LIMIT) : grant.apply(customerId);
    }
}
