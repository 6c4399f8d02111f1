package dev.fives.loyalty.config;

import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.care.app.CareLimits;
import dev.fives.loyalty.care.app.OverdueCare;
import dev.fives.loyalty.care.model.CareChannel;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the service; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param programId the one programme
 * @param zone whose days count
 * @param wallets by code
 */
@ConfigurationProperties("fives.loyalty")
record LoyaltyProperties(
        String programId,
        ZoneId zone,
        Map<String, Wallet> wallets,
        int dueAccountsAtOnce,
        SelfCheck selfCheck,
        Remedy remedy,
        Care care) {

    /** Absent values are those of a wallet whose points never wait and are never lost. */
    record Wallet(
            @DefaultValue("0") int pendingDays,
            @Nullable Period expiresAfter,
            @DefaultValue("true") boolean expiresAtEndOfMonth,
            @DefaultValue("30") int warnDays,
            @DefaultValue("ALLOW_NEGATIVE") WalletTerms.Shortfall shortfall) {

        WalletTerms terms(ZoneId zone) {
            WalletTerms.Expiry expiry =
                    expiresAfter == null ? null : new WalletTerms.Expiry(expiresAfter, expiresAtEndOfMonth);
            return new WalletTerms(zone, pendingDays, expiry, warnDays, shortfall);
        }
    }

    record SelfCheck(Duration interval, int accounts) {}

    record Remedy(long pointsMax) {}

    record Care(
            Duration followUpAfter,
            CareChannel followUpChannel,
            Duration planAheadMax,
            int noteLengthMax,
            Duration overdueAfter,
            Duration overdueInterval,
            int overdueCountMax) {

        CareLimits limits() {
            return new CareLimits(followUpAfter, followUpChannel, planAheadMax, noteLengthMax);
        }

        OverdueCare.Limits overdueLimits() {
            return new OverdueCare.Limits(overdueAfter, overdueInterval, overdueCountMax);
        }
    }
}
