package dev.fives.loyalty.remedy.model;

import dev.fives.loyalty.remedy.model.RemedyVerdict.Grant;
import dev.fives.loyalty.remedy.model.RemedyVerdict.Reason;
import dev.fives.loyalty.remedy.model.RemedyVerdict.Refuse;

/**
 * What a remedy may be.
 *
 * @param pointsMax that one remedy may grant
 */
public record RemedyTerms(long pointsMax) {

    public RemedyVerdict judge(RemedyAsk ask) {
        return switch (ask.type()) {
            case "POINTS" -> points(ask);
            case "COUPON" -> new Refuse(Reason.NO_COUPONS);
            default -> new Refuse(Reason.UNKNOWN_TYPE);
        };
    }

    private RemedyVerdict points(RemedyAsk ask) {
        String customerId = ask.customerId();
        if (customerId == null) {
            return new Refuse(Reason.NO_CUSTOMER);
        }
        if (ask.value() <= 0) {
            return new Refuse(Reason.NOT_POSITIVE);
        }
        return ask.value() > pointsMax ? new Refuse(Reason.OVER_LIMIT) : new Grant(customerId, ask.value());
    }
}
