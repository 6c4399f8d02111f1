package dev.fives.loyalty.coupon.app;

import dev.fives.kit.problem.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount of money as somebody sends it. */
public record MoneyDraft(@Nullable String amount, @Nullable String currency) {
    static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?");
    static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    static void check(Violations violations, @Nullable MoneyDraft money, String pointer) {
        violations.check(
                money != null && matches(AMOUNT, money.amount()),
                pointer + "/amount",
                "amount: not accepted (expected: a plain decimal such as 268.50)");
        violations.check(
                money != null && matches(CURRENCY, money.currency()),
                pointer + "/currency",
                "currency: not accepted (expected: three letters of ISO 4217)");
    }

    static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
