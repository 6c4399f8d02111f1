package dev.fives.loyalty.config;

import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.care.app.CareLimits;
import dev.fives.loyalty.care.app.OverdueCare;
import dev.fives.loyalty.care.model.CareBook;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.PlanTerms;
import dev.fives.loyalty.care.model.PlanTrigger;
import dev.fives.loyalty.program.model.PointValue;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the service; values and reasons stand in {@code loyalty-service.yml}.
 *
 * @param programId the one programme
 * @param zone whose days count
 * @param wallets by code, until the programme is changed
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

    /** The programme as it ships. */
    Program program() {
        return new Program(wallets.entrySet().stream()
                .map(wallet -> wallet.getValue().settings(wallet.getKey()))
                .sorted(Comparator.comparing(WalletSettings::code))
                .toList());
    }

    /** Absent values are those of a wallet whose points never wait and are never lost. */
    record Wallet(
            @DefaultValue("0") int pendingDays,
            @Nullable Integer expiresAfterMonths,
            @DefaultValue("true") boolean expiresAtEndOfMonth,
            @DefaultValue("30") int warnDays,
            @DefaultValue("ALLOW_NEGATIVE") WalletTerms.Shortfall shortfall,
            @Nullable PointValue pointValue) {

        WalletSettings settings(String code) {
            return new WalletSettings(
                    code, pendingDays, expiresAfterMonths, expiresAtEndOfMonth, warnDays, shortfall, pointValue);
        }
    }

    record SelfCheck(Duration interval, int accounts, int accountsAtOnce, int usedAccountsMax) {}

    record Remedy(long pointsMax) {}

    record Care(
            int followUpDays,
            CareChannel followUpChannel,
            CareChannel reactivationChannel,
            Duration reactivationPause,
            Duration planAheadMax,
            int noteLengthMax,
            Duration handOverMin,
            Duration handOverMax,
            Duration overdueAfter,
            Duration overdueInterval,
            int overdueCountMax) {

        CareLimits limits() {
            return new CareLimits(reactivationPause, planAheadMax, noteLengthMax, handOverMin, handOverMax);
        }

        /** Those that are there until somebody changes one. */
        CareBook shippedPlans() {
            PlanTerms followUp = PlanTerms.simple(
                    "After a complaint",
                    CareKind.FOLLOW_UP,
                    PlanTrigger.COMPLAINT_CLOSED,
                    followUpChannel,
                    followUpDays);
            PlanTerms reactivation = PlanTerms.simple(
                    "Who has come to buy rarely",
                    CareKind.REACTIVATION,
                    PlanTrigger.FREQUENCY_BAND_LOW,
                    reactivationChannel,
                    0);
            return CareBook.shipped(List.of(
                    new CarePlan(CarePlan.COMPLAINT_FOLLOW_UP, 0, followUp, true, Instant.EPOCH),
                    new CarePlan(CarePlan.REACTIVATION, 0, reactivation, true, Instant.EPOCH)));
        }

        OverdueCare.Limits overdueLimits() {
            return new OverdueCare.Limits(overdueAfter, overdueInterval, overdueCountMax);
        }
    }
}
