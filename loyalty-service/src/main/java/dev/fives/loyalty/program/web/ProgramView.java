package dev.fives.loyalty.program.web;

import static java.util.stream.Collectors.toMap;

import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import dev.fives.loyalty.program.model.PointValue;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The programme as the API shows it. */
record ProgramView(String programId, String zone, Map<String, Wallet> wallets) {

    record Wallet(
            int pendingDays,
            @Nullable Integer expiresAfterMonths,
            boolean expiresAtEndOfMonth,
            int warnDays,
            Shortfall shortfall,
            @Nullable Value pointValue) {

        static Wallet of(WalletSettings settings) {
            PointValue value = settings.pointValue();
            return new Wallet(
                    settings.pendingDays(),
                    settings.expiresAfterMonths(),
                    settings.expiresAtEndOfMonth(),
                    settings.warnDays(),
                    settings.shortfall(),
                    value == null ? null : new Value(value.amount().toPlainString(), value.currency()));
        }
    }

    record Value(String amount, String currency) {}

    static ProgramView of(String programId, ZoneId zone, Program program) {
        return new ProgramView(
                programId,
                zone.getId(),
                program.wallets().stream()
                        .collect(toMap(WalletSettings::code, Wallet::of, (one, other) -> one, TreeMap::new)));
    }
}
