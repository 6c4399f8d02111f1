package dev.fives.loyalty.program.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants the programme to be.
 *
 * @param wallets by code; all that there are
 */
public record ProgramDraft(@Nullable Map<String, @Nullable Wallet> wallets) {

    /** Absent values are those of a wallet whose points never wait and are never lost. */
    public record Wallet(
            @Nullable Integer pendingDays,
            @Nullable Integer expiresAfterMonths,
            @Nullable Boolean expiresAtEndOfMonth,
            @Nullable Integer warnDays,
            @Nullable String shortfall,
            @Nullable Value pointValue) {}

    public record Value(@Nullable String amount, @Nullable String currency) {}
}
