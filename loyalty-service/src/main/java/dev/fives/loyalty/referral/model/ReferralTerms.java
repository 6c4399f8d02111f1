package dev.fives.loyalty.referral.model;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a referral is worth and when; fixed when it is made.
 *
 * @param threshold that the friend's purchase has to reach, in the currency
 * @param reversalSeconds from the purchase's order; what is given back within it counts
 */
public record ReferralTerms(
        BigDecimal threshold, String currency, long referrerPoints, long friendPoints, long reversalSeconds) {

    Duration reversalWindow() {
        return Duration.ofSeconds(reversalSeconds);
    }
}
