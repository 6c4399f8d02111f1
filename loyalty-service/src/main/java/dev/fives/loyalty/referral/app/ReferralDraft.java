package dev.fives.loyalty.referral.app;

import static java.util.Objects.requireNonNull;

import dev.fives.kit.problem.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A friend whom somebody brings, not checked yet.
 *
 * @param customerId the friend
 * @param code of who brings the friend
 */
public record ReferralDraft(
        @Nullable String customerId, @Nullable String code) {
    static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final int CODE_LENGTH_MAX = 40;

    /** The friend. */
    String checked() {
        Violations violations = new Violations();
        violations.check(isCustomer(customerId), "/customerId", "customerId: not one (expected: cus_…)");
        violations.check(
                code != null && !code.isBlank() && code.length() <= CODE_LENGTH_MAX,
                "/code",
                "code: not accepted (expected: a referral code)");
        violations.throwIfAny();
        return requireNonNull(customerId);
    }

    static boolean isCustomer(@Nullable String text) {
        return text != null && CUSTOMER.matcher(text).matches();
    }
}
