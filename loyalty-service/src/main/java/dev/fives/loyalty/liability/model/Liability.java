package dev.fives.loyalty.liability.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param asOf business time at which the sum was begun: what came later may or may not be in it */
public record Liability(Instant asOf, List<WalletLiability> wallets) {
    public Liability {
        wallets = List.copyOf(wallets);
    }

    public Optional<WalletLiability> wallet(String code) {
        return wallets.stream().filter(wallet -> wallet.wallet().equals(code)).findFirst();
    }
}
