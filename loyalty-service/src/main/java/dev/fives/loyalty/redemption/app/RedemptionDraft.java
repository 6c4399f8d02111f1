package dev.fives.loyalty.redemption.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.redemption.model.RedemptionAsk;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as somebody asks for it, not checked yet.
 *
 * @param wallet that of purchases where it is absent
 */
public record RedemptionDraft(
        @Nullable String customerId,
        @Nullable Long points,
        @Nullable String wallet,
        @Nullable String reference) {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern WALLET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}");

    RedemptionAsk checked(RedemptionLimits limits, RequestContext request, Instant now) {
        Violations violations = new Violations();
        violations.check(matches(CUSTOMER, customerId), "/customerId", "customerId: not one (expected: cus_…)");
        violations.check(
                points != null && points > 0 && points <= limits.pointsMax(),
                "/points",
                "points: " + points + " (expected: 1 to " + limits.pointsMax() + ")");
        violations.check(
                wallet == null || matches(WALLET, wallet), "/wallet", "wallet: not a code (expected: such as points)");
        violations.check(
                reference == null || matches(REFERENCE, reference),
                "/reference",
                "reference: not accepted (expected: at most 100 letters, digits, _ . : / - without blanks)");
        violations.throwIfAny();
        return new RedemptionAsk(
                requireNonNull(customerId),
                requireNonNullElse(wallet, Wallets.POINTS),
                requireNonNull(points),
                reference,
                request.caller(),
                request.correlationId(),
                now);
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
