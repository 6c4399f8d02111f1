package dev.fives.loyalty.transfer.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.transfer.model.TransferAsk;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as somebody asks for it, not checked yet.
 *
 * @param wallet that of purchases where it is absent
 */
public record TransferDraft(
        @Nullable String toCustomerId,
        @Nullable Long points,
        @Nullable String wallet) {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern WALLET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

    TransferAsk checked(String customerId, TransferLimits limits, RequestContext request, Instant now) {
        Violations violations = new Violations();
        violations.check(matches(CUSTOMER, toCustomerId), "/toCustomerId", "toCustomerId: not one (expected: cus_…)");
        violations.check(
                !customerId.equals(toCustomerId),
                "/toCustomerId",
                "toCustomerId: the giver (expected: another member)");
        violations.check(
                points != null && points > 0 && points <= limits.pointsMax(),
                "/points",
                "points: " + points + " (expected: 1 to " + limits.pointsMax() + ")");
        violations.check(
                wallet == null || matches(WALLET, wallet), "/wallet", "wallet: not a code (expected: such as points)");
        violations.throwIfAny();
        return new TransferAsk(
                customerId,
                requireNonNull(toCustomerId),
                requireNonNullElse(wallet, Wallets.POINTS),
                requireNonNull(points),
                request.caller(),
                request.correlationId(),
                now);
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
