package dev.fives.loyalty.referral.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * Referrals that converted in a time, to members.
 *
 * @param to exclusive
 * @param active members enrolled before {@code to} and not deleted
 */
public record ReferralRate(Instant from, Instant to, long converted, long active) {
    private static final int DIGITS = 4;

    /** Empty without members. */
    public Optional<BigDecimal> rate() {
        return active <= 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(converted).divide(BigDecimal.valueOf(active), DIGITS, RoundingMode.HALF_UP));
    }
}
