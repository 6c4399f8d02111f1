package dev.fives.loyalty.program.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import dev.fives.loyalty.program.app.ProgramDraft.Value;
import dev.fives.loyalty.program.app.ProgramDraft.Wallet;
import dev.fives.loyalty.program.model.PointValue;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a draft and names everything that is wrong with it. */
final class ProgramReader {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Pattern AMOUNT = Pattern.compile("(?=.*[1-9])(0|[1-9][0-9]{0,5})(\\.[0-9]{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int WARN_DAYS = 30;

    private final ProgramLimits limits;

    ProgramReader(ProgramLimits limits) {
        this.limits = limits;
    }

    Program read(ProgramDraft draft) {
        Map<String, Wallet> wallets = named(draft);
        Violations violations = new Violations();
        within(violations, wallets.size(), 1, limits.wallets(), "/wallets", "wallets");
        wallets.forEach((code, wallet) -> check(violations, code, wallet));
        violations.throwIfAny();
        return new Program(wallets.entrySet().stream()
                .map(each -> settings(each.getKey(), each.getValue()))
                .toList());
    }

    /** In a request null means absent. */
    private static Map<String, Wallet> named(ProgramDraft draft) {
        Map<String, Wallet> wallets = new TreeMap<>();
        if (draft.wallets() != null) {
            draft.wallets().forEach((code, wallet) -> {
                if (wallet != null) {
                    wallets.put(code, wallet);
                }
            });
        }
        return wallets;
    }

    /** A wallet that may hold points stays. */
    static void requireAll(Program present, Program next) {
        Violations violations = new Violations();
        List<String> codes = next.codes();
        present.codes()
                .forEach(code -> violations.check(
                        codes.contains(code),
                        "/wallets/" + code,
                        code + ": absent (expected: every wallet that is there; none is taken away)"));
        violations.throwIfAny();
    }

    private void check(Violations violations, String code, Wallet wallet) {
        String at = "/wallets/" + code;
        violations.check(
                CODE.matcher(code).matches(),
                at,
                "code: not accepted (expected: a small letter, then at most 29 of them, digits and -)");
        within(violations, wallet.pendingDays(), 0, limits.pendingDays(), at + "/pendingDays", "pendingDays");
        within(
                violations,
                wallet.expiresAfterMonths(),
                1,
                limits.expiresAfterMonths(),
                at + "/expiresAfterMonths",
                "expiresAfterMonths");
        within(violations, wallet.warnDays(), 0, limits.warnDays(), at + "/warnDays", "warnDays");
        String shortfall = wallet.shortfall();
        violations.check(
                shortfall == null
                        || Arrays.stream(Shortfall.values())
                                .anyMatch(each -> each.name().equals(shortfall)),
                at + "/shortfall",
                "shortfall: unknown (expected: one of " + Arrays.toString(Shortfall.values()) + ")");
        check(violations, at + "/pointValue", wallet.pointValue());
    }

    private static void check(Violations violations, String at, @Nullable Value value) {
        if (value == null) {
            return;
        }
        violations.check(
                value.amount() != null && AMOUNT.matcher(value.amount()).matches(),
                at + "/amount",
                "amount: not accepted (expected: a decimal above 0 such as 0.01, at most 6 decimals)");
        violations.check(
                value.currency() != null && CURRENCY.matcher(value.currency()).matches(),
                at + "/currency",
                "currency: not accepted (expected: such as CNY)");
    }

    private static void within(
            Violations violations, @Nullable Integer value, int min, int max, String pointer, String name) {
        violations.check(
                value == null || (value >= min && value <= max),
                pointer,
                name + ": " + value + " (expected: " + min + " to " + max + ")");
    }

    private static WalletSettings settings(String code, Wallet wallet) {
        return new WalletSettings(
                code,
                requireNonNullElse(wallet.pendingDays(), 0),
                wallet.expiresAfterMonths(),
                requireNonNullElse(wallet.expiresAtEndOfMonth(), true),
                requireNonNullElse(wallet.warnDays(), WARN_DAYS),
                wallet.shortfall() == null ? Shortfall.ALLOW_NEGATIVE : Shortfall.valueOf(wallet.shortfall()),
                value(wallet.pointValue()));
    }

    private static @Nullable PointValue value(@Nullable Value value) {
        return value == null || value.amount() == null || value.currency() == null
                ? null
                : new PointValue(new BigDecimal(value.amount()), value.currency());
    }
}
