package dev.fives.loyalty.liability.web;

import dev.fives.loyalty.liability.model.Liability;
import dev.fives.loyalty.liability.model.WalletLiability;
import dev.fives.loyalty.program.model.PointValue;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the programme owes, as the API shows it. */
record LiabilityView(Instant asOf, List<Wallet> wallets) {

    /**
     * @param outstanding active, pending, reserved and in transit
     * @param breakage expired by issued
     * @param value outstanding times the value of a point
     */
    record Wallet(
            String wallet,
            long accounts,
            long outstanding,
            long active,
            long pending,
            long reserved,
            long inTransit,
            long issued,
            long redeemed,
            long expired,
            @Nullable String breakage,
            @Nullable Value pointValue,
            @Nullable Value value) {

        static Wallet of(WalletLiability sum, @Nullable PointValue rate) {
            return new Wallet(
                    sum.wallet(),
                    sum.accounts(),
                    sum.outstanding(),
                    sum.active(),
                    sum.pending(),
                    sum.reserved(),
                    sum.transit(),
                    sum.issued(),
                    sum.redeemed(),
                    sum.expired(),
                    sum.breakage().map(BigDecimal::toPlainString).orElse(null),
                    rate == null ? null : Value.of(rate.amount(), rate),
                    rate == null
                            ? null
                            : Value.of(rate.amount().multiply(BigDecimal.valueOf(sum.outstanding())), rate));
        }
    }

    record Value(String amount, String currency) {
        static Value of(BigDecimal amount, PointValue rate) {
            return new Value(amount.toPlainString(), rate.currency());
        }
    }

    static LiabilityView of(Liability liability, Program program) {
        return new LiabilityView(
                liability.asOf(),
                liability.wallets().stream()
                        .map(sum -> Wallet.of(
                                sum,
                                program.wallet(sum.wallet())
                                        .map(WalletSettings::pointValue)
                                        .orElse(null)))
                        .toList());
    }
}
