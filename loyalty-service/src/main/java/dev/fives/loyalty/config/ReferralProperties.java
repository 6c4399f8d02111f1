package dev.fives.loyalty.config;

import dev.fives.loyalty.referral.app.ReferralLimits;
import dev.fives.loyalty.referral.model.ReferralTerms;
import dev.fives.loyalty.referral.model.Referrer.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of referrals; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.referral")
record ReferralProperties(
        BigDecimal threshold,
        String currency,
        long referrerPoints,
        long friendPoints,
        Duration reversalWindow,
        int conversionsMax,
        Duration conversionsPeriod,
        int creationsMax,
        Duration creationsPeriod,
        int chainMax,
        Duration repeatAfter) {

    ReferralTerms terms() {
        return new ReferralTerms(threshold, currency, referrerPoints, friendPoints, reversalWindow.toSeconds());
    }

    ReferralLimits limits() {
        return new ReferralLimits(
                new Limit(creationsMax, creationsPeriod.toSeconds()),
                new Limit(conversionsMax, conversionsPeriod.toSeconds()),
                chainMax,
                repeatAfter);
    }
}
