package dev.fives.loyalty.referral.web;

import dev.fives.loyalty.referral.model.Bought.Qualified;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A referral as the API shows it.
 *
 * @param reason why it came to nothing; a code
 */
record ReferralView(
        String id,
        String referrerId,
        String friendId,
        String code,
        String status,
        MoneyView threshold,
        long referrerPoints,
        long friendPoints,
        Instant createdAt,
        @Nullable String purchaseId,
        @Nullable Instant convertedAt,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    /** An amount of money. */
    record MoneyView(String amount, String currency) {}

    static ReferralView of(Referral referral) {
        Qualified conversion = referral.conversion();
        ReferralReason reason = referral.reason();
        return new ReferralView(
                referral.referralId(),
                referral.ask().referrerId(),
                referral.ask().friendId(),
                referral.ask().code(),
                referral.status().name(),
                new MoneyView(
                        referral.terms().threshold().toPlainString(),
                        referral.terms().currency()),
                referral.terms().referrerPoints(),
                referral.terms().friendPoints(),
                referral.ask().at(),
                conversion == null ? null : conversion.purchaseId(),
                conversion == null ? null : conversion.at(),
                reason == null ? null : reason.name(),
                referral.endedAt());
    }
}
