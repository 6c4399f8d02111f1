package dev.fives.loyalty.coupon.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.coupon.model.CouponTerms;
import dev.fives.loyalty.coupon.model.DiscountKind;
import dev.fives.loyalty.coupon.model.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as somebody wishes it, not checked yet. Amounts are plain decimals in its currency.
 *
 * @param uses of each coupon; 1 where it is absent
 * @param stackingGroup absent: its coupons go with no other one
 */
public record CampaignDraft(
        @Nullable String name,
        @Nullable Discount discount,
        @Nullable String currency,
        @Nullable String minimumCart,
        @Nullable String floor,
        @Nullable Integer uses,
        @Nullable Integer usesPerCustomer,
        @Nullable String stackingGroup,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Integer validDays) {
    private static final int NAME_LENGTH_MAX = 100;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

    /** @param rounding of a percentage; DOWN where it is absent */
    public record Discount(
            @Nullable String kind,
            @Nullable String value,
            @Nullable String rounding) {}

    /** 422 with all that is wrong; else nothing. */
    void check(CouponLimits limits, Instant now) {
        Violations violations = new Violations();
        violations.check(
                name != null && !name.isBlank() && name.length() <= NAME_LENGTH_MAX,
                "/name",
                "name: not accepted (expected: 1 to " + NAME_LENGTH_MAX + " characters)");
        checkDiscount(violations);
        checkAmounts(violations);
        checkUses(violations, limits);
        checkValidity(violations, limits, now);
        violations.throwIfAny();
    }

    private void checkDiscount(Violations violations) {
        Discount off = requireNonNullElse(discount, new Discount(null, null, null));
        violations.check(
                isOneOf(DiscountKind.values(), off.kind()),
                "/discount/kind",
                "kind: unknown (expected: one of " + Arrays.toString(DiscountKind.values()) + ")");
        violations.check(
                off.rounding() == null || isOneOf(Rounding.values(), off.rounding()),
                "/discount/rounding",
                "rounding: unknown (expected: one of " + Arrays.toString(Rounding.values()) + ")");
        violations.check(
                isValue(off),
                "/discount/value",
                "value: not accepted (expected: above 0; an amount in the currency's units, or at most 100 per cent)");
    }

    private boolean isValue(Discount off) {
        if (!MoneyDraft.matches(MoneyDraft.AMOUNT, off.value())) {
            return false;
        }
        BigDecimal value = new BigDecimal(requireNonNull(off.value()));
        boolean percent = DiscountKind.PERCENT.name().equals(off.kind());
        return value.signum() > 0
                && (percent
                        ? value.compareTo(WHOLE) <= 0
                        : currency == null || value.stripTrailingZeros().scale() <= CouponTerms.digits(currency));
    }

    private void checkAmounts(Violations violations) {
        violations.check(
                MoneyDraft.matches(MoneyDraft.CURRENCY, currency),
                "/currency",
                "currency: not accepted (expected: three letters of ISO 4217)");
        violations.check(
                minimumCart == null || MoneyDraft.matches(MoneyDraft.AMOUNT, minimumCart),
                "/minimumCart",
                "minimumCart: not accepted (expected: a plain decimal such as 100.00)");
        violations.check(
                floor == null || MoneyDraft.matches(MoneyDraft.AMOUNT, floor),
                "/floor",
                "floor: not accepted (expected: a plain decimal such as 1.00)");
    }

    private void checkUses(Violations violations, CouponLimits limits) {
        within(violations, uses, limits.usesMax(), "uses");
        within(violations, usesPerCustomer, limits.usesMax(), "usesPerCustomer");
        violations.check(
                stackingGroup == null || MoneyDraft.matches(GROUP, stackingGroup),
                "/stackingGroup",
                "stackingGroup: not a code (expected: at most 60 letters, digits, _ and -)");
    }

    private void checkValidity(Violations violations, CouponLimits limits, Instant now) {
        within(violations, validDays, limits.daysMax(), "validDays");
        violations.check(
                validTo == null || validTo.isAfter(validFrom == null || validFrom.isBefore(now) ? now : validFrom),
                "/validTo",
                "validTo: too early (expected: after now and after validFrom)");
    }

    private static void within(Violations violations, @Nullable Integer value, int max, String name) {
        violations.check(
                value == null || (value >= 1 && value <= max),
                "/" + name,
                name + ": " + value + " (expected: 1 to " + max + ")");
    }

    private static boolean isOneOf(Enum<?>[] values, @Nullable String name) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(name));
    }

    /** Of a draft that was checked. */
    CouponTerms terms() {
        Discount off = requireNonNull(discount);
        return new CouponTerms(
                DiscountKind.valueOf(requireNonNull(off.kind())),
                new BigDecimal(requireNonNull(off.value())),
                requireNonNull(currency),
                off.rounding() == null ? Rounding.DOWN : Rounding.valueOf(off.rounding()),
                minimumCart == null ? null : new BigDecimal(minimumCart),
                floor == null ? BigDecimal.ZERO : new BigDecimal(floor),
                requireNonNullElse(uses, 1),
                usesPerCustomer,
                stackingGroup);
    }
}
