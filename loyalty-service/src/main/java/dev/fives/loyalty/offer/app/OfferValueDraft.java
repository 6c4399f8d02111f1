package dev.fives.loyalty.offer.app;

import static java.util.Objects.requireNonNull;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.offer.model.OfferValue;
import dev.fives.loyalty.offer.model.OfferValue.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an offer shall be worth, not checked yet.
 *
 * @param percent a decimal, of {@code PERCENT}
 * @param amount of {@code AMOUNT}
 * @param code of {@code GIFT}
 */
public record OfferValueDraft(
        @Nullable String kind,
        @Nullable String percent,
        @Nullable AmountDraft amount,
        @Nullable String code) {
    static final OfferValueDraft NONE = new OfferValueDraft(null, null, null, null);
    private static final OfferValue STAND_IN = new OfferValue(Kind.GIFT, null, null, null, "");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");
    private static final Pattern AMOUNT = Pattern.compile("(?=.*[1-9])[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    /** @param amount a plain decimal */
    public record AmountDraft(
            @Nullable String amount, @Nullable String currency) {}

    /** Something harmless where it is not accepted. */
    OfferValue read(Violations violations, OfferLimits limits) {
        Kind known = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElse(null);
        violations.check(
                known != null,
                "/value/kind",
                "kind: not known (expected: one of " + Arrays.toString(Kind.values()) + ")");
        if (known == null) {
            return STAND_IN;
        }
        violations.check(hasNothingElse(known), "/value", "value: more than its kind has (expected: " + known + ")");
        return switch (known) {
            case PERCENT -> percent(violations, limits);
            case AMOUNT -> amount(violations);
            case GIFT -> gift(violations);
        };
    }

    private boolean hasNothingElse(Kind known) {
        return (percent == null || known == Kind.PERCENT)
                && (amount == null || known == Kind.AMOUNT)
                && (code == null || known == Kind.GIFT);
    }

    private OfferValue percent(Violations violations, OfferLimits limits) {
        BigDecimal off = matches(PERCENT, percent) ? new BigDecimal(requireNonNull(percent)) : BigDecimal.ZERO;
        boolean ok = off.signum() > 0 && off.compareTo(limits.percentMax()) <= 0;
        violations.check(
                ok,
                "/value/percent",
                "percent: not accepted (expected: a decimal above 0, at most " + limits.percentMax() + ")");
        return ok ? new OfferValue(Kind.PERCENT, off, null, null, null) : STAND_IN;
    }

    private OfferValue amount(Violations violations) {
        String off = amount == null ? null : amount.amount();
        String in = amount == null ? null : amount.currency();
        boolean ok = matches(AMOUNT, off) && matches(CURRENCY, in);
        violations.check(
                ok, "/value/amount", "amount: not accepted (expected: an amount above 0 and a currency such as CNY)");
        return ok ? new OfferValue(Kind.AMOUNT, null, new BigDecimal(requireNonNull(off)), in, null) : STAND_IN;
    }

    private OfferValue gift(Violations violations) {
        violations.check(
                matches(CODE, code), "/value/code", "code: not a code (expected: at most 40 of A-Z, 0-9 and _)");
        return new OfferValue(Kind.GIFT, null, null, null, code);
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
