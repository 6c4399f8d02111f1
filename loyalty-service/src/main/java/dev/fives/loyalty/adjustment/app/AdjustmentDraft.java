package dev.fives.loyalty.adjustment.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.adjustment.model.AdjustmentAsk;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller sends. */
public record AdjustmentDraft(
        @Nullable Long points,
        @Nullable String reason,
        @Nullable String wallet) {
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");
    private static final Pattern WALLET = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    AdjustmentAsk checked(String customerId, AdjustmentLimits limits, String by, Instant at) {
        long wanted = requireNonNullElse(points, 0L);
        String why = requireNonNullElse(reason, "");
        String where = requireNonNullElse(wallet, Wallets.POINTS);
        Violations violations = new Violations();
        violations.check(
                wanted != 0 && wanted >= -limits.points() && wanted <= limits.points(),
                "/points",
                "points: " + points + " (expected: not 0, from -" + limits.points() + " to " + limits.points() + ")");
        violations.check(
                REASON.matcher(why).matches(),
                "/reason",
                "reason: not a code (expected: at most 60 letters, digits, _ . - without blanks)");
        violations.check(
                WALLET.matcher(where).matches(), "/wallet", "wallet: not accepted (expected: the code of a wallet)");
        violations.throwIfAny();
        return new AdjustmentAsk(customerId, where, wanted, why, by, at);
    }
}
