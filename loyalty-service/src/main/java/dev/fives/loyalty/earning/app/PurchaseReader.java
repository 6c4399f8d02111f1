package dev.fives.loyalty.earning.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.loyalty.earning.app.SimulationWish.LineDraft;
import dev.fives.loyalty.earning.app.SimulationWish.MoneyDraft;
import dev.fives.loyalty.earning.app.SimulationWish.PurchaseDraft;
import dev.fives.loyalty.earning.model.Occasion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a purchase that nobody made. */
final class PurchaseReader {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern CODE = Pattern.compile("(?s).{1,100}");
    private static final BigDecimal BELOW_ZERO = BigDecimal.ONE.negate();
    private static final long PIECES_MAX = 10_000_000;
    private static final int LINES_MAX = 2000;

    private PurchaseReader() {}

    static Occasion.Purchase read(@Nullable PurchaseDraft draft, Instant now, Checks outer) {
        outer.require(draft != null, "purchase", "absent (expected: what is bought)");
        PurchaseDraft given = requireNonNullElse(draft, new PurchaseDraft(null, null, null, null));
        Checks checks = outer.in("purchase");
        checks.require(given.total() != null, "total", "absent (expected: amount and currency)");
        MoneyDraft total = requireNonNullElse(given.total(), new MoneyDraft("0", "XXX"));
        Checks money = checks.in("total");
        return new Occasion.Purchase(
                lines(requireNonNullElse(given.lines(), List.of()), checks),
                money.decimal("amount", total.amount(), AMOUNT, BELOW_ZERO),
                money.text("currency", total.currency(), CURRENCY, "three letters, such as CNY"),
                code("channel", given.channel(), checks),
                requireNonNullElse(given.orderedAt(), now));
    }

    private static List<Occasion.Line> lines(List<LineDraft> lines, Checks outer) {
        outer.require(lines.size() <= LINES_MAX, "lines", lines.size() + " (expected: at most " + LINES_MAX + ")");
        Checks checks = outer.in("lines");
        return IntStream.range(0, Math.min(lines.size(), LINES_MAX))
                .mapToObj(i -> line(lines.get(i), checks.in(String.valueOf(i))))
                .toList();
    }

    /** @param given null where the list has one */
    private static Occasion.Line line(@Nullable LineDraft given, Checks checks) {
        LineDraft line = requireNonNullElse(given, new LineDraft(null, null, null, null, null));
        BigDecimal price = checks.decimal("unitPrice", line.unitPrice(), AMOUNT, BELOW_ZERO);
        long pieces = checks.number("quantity", line.quantity(), 1, PIECES_MAX);
        return new Occasion.Line(
                checks.text("sku", line.sku(), CODE, "1 to 100 characters"),
                code("category", line.category(), checks),
                code("brand", line.brand(), checks),
                price.multiply(BigDecimal.valueOf(pieces)));
    }

    private static @Nullable String code(String field, @Nullable String code, Checks checks) {
        return code == null ? null : checks.text(field, code, CODE, "1 to 100 characters");
    }
}
