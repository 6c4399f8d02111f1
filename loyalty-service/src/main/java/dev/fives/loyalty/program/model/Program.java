package dev.fives.loyalty.program.model;

import java.util.List;
import java.util.Optional;

/** @param wallets kinds of points that are never mixed, in the order of their codes */
public record Program(List<WalletSettings> wallets) {
    public Program {
        wallets = List.copyOf(wallets);
    }

    public Optional<WalletSettings> wallet(String code) {
        return wallets.stream().filter(wallet -> wallet.code().equals(code)).findFirst();
    }

    public List<String> codes() {
        return wallets.stream().map(WalletSettings::code).toList();
    }

    /** Wallets in which lots that are there already are warned of sooner than before. */
    public List<String> warningSoonerThan(Program before) {
        return wallets.stream()
                .filter(wallet -> before.wallet(wallet.code())
                        .filter(old -> old.warnDays() < wallet.warnDays())
                        .isPresent())
                .map(WalletSettings::code)
                .toList();
    }
}
