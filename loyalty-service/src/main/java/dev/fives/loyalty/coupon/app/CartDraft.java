package dev.fives.loyalty.coupon.app;

import static java.util.Objects.requireNonNull;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.coupon.model.Cart;
import dev.fives.loyalty.coupon.model.CouponAsk;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cart that a coupon shall be used for, not checked yet.
 *
 * @param reference of the order, where the coupon is used and not only looked at
 */
public record CartDraft(
        @Nullable String reference,
        @Nullable String customerId,
        @Nullable MoneyDraft cart) {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}");

    CouponAsk checked(boolean forUse) {
        Violations violations = new Violations();
        if (forUse) {
            checkReference(violations, reference);
        }
        violations.check(
                customerId == null || MoneyDraft.matches(IssueDraft.CUSTOMER, customerId),
                "/customerId",
                "customerId: not one (expected: cus_…)");
        MoneyDraft.check(violations, cart, "/cart");
        violations.throwIfAny();
        MoneyDraft money = requireNonNull(cart);
        return new CouponAsk(
                customerId, new Cart(new BigDecimal(requireNonNull(money.amount())), requireNonNull(money.currency())));
    }

    /** Throws a 422 unless it is one. */
    static String reference(@Nullable String reference) {
        Violations violations = new Violations();
        checkReference(violations, reference);
        violations.throwIfAny();
        return requireNonNull(reference);
    }

    private static void checkReference(Violations violations, @Nullable String reference) {
        violations.check(
                MoneyDraft.matches(REFERENCE, reference),
                "/reference",
                "reference: not accepted (expected: at most 100 letters, digits, _ . : / - without blanks)");
    }
}
