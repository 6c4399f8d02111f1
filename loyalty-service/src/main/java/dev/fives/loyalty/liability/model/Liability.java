package dev.fives.loyalty.liability.model;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * @param asOf business time at which the sum was begun: what came later may or may not be in it
 * @param months by wallet
 */
public record Liability(
        Instant asOf, List<WalletLiability> wallets, Map<String, SortedMap<YearMonth, MonthFlow>> months) {
    public Liability {
        wallets = List.copyOf(wallets);
        months = Map.copyOf(months);
    }

    public Optional<WalletLiability> wallet(String code) {
        return wallets.stream().filter(wallet -> wallet.wallet().equals(code)).findFirst();
    }
}
