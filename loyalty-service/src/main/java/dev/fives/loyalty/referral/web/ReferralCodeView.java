package dev.fives.loyalty.referral.web;

import dev.fives.loyalty.referral.model.Referrer;
import java.time.Instant;

/** A member's code as the API shows it. */
record ReferralCodeView(String code, String customerId, Instant createdAt) {

    static ReferralCodeView of(Referrer referrer) {
        return new ReferralCodeView(referrer.code(), referrer.customerId(), referrer.since());
    }
}
