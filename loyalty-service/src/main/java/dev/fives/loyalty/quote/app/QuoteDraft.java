package dev.fives.loyalty.quote.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.quote.model.Cart;
import dev.fives.loyalty.quote.model.CartLine;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know the price of, not checked yet.
 *
 * @param coupons codes, in the order in which they are to be used
 */
public record QuoteDraft(
        @Nullable String customerId,
        @Nullable CartDraft cart,
        @Nullable List<@Nullable String> coupons) {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");
    private static final Pattern CODE = Pattern.compile("(?s).{1,100}");
    private static final Pattern COUPON = Pattern.compile("(?s).{1,40}");
    private static final long PIECES_MAX = 1_000_000;
    private static final BigDecimal LINE_MAX = new BigDecimal("1000000000000");

    public record CartDraft(
            @Nullable String currency, @Nullable List<@Nullable LineDraft> lines) {}

    /** @param unitPrice a plain decimal */
    public record LineDraft(
            @Nullable String sku,
            @Nullable String category,
            @Nullable Long quantity,
            @Nullable String unitPrice) {
        CartLine line(int digits) {
            return CartLine.of(
                    requireNonNull(sku),
                    category,
                    requireNonNull(quantity),
                    new BigDecimal(requireNonNull(unitPrice)),
                    digits);
        }
    }

    public record Ask(String customerId, Cart cart, List<String> coupons) {
        public Ask {
            coupons = List.copyOf(coupons);
        }
    }

    Ask checked(QuoteLimits limits) {
        Violations violations = new Violations();
        violations.check(matches(CUSTOMER, customerId), "/customerId", "customerId: not one (expected: cus_…)");
        CartDraft given = requireNonNullElse(cart, new CartDraft(null, null));
        Optional<Currency> currency = currency(given.currency());
        violations.check(currency.isPresent(), "/cart/currency", "currency: not known (expected: a code of ISO 4217)");
        List<@Nullable LineDraft> lines = given.lines() == null ? List.of() : given.lines();
        violations.check(
                !lines.isEmpty() && lines.size() <= limits.linesMax(),
                "/cart/lines",
                "lines: " + lines.size() + " (expected: 1 to " + limits.linesMax() + ")");
        IntStream.range(0, Math.min(lines.size(), limits.linesMax()))
                .forEach(i -> check(violations, "/cart/lines/" + i, lines.get(i)));
        List<@Nullable String> codes = coupons == null ? List.of() : coupons;
        violations.check(
                codes.size() <= limits.couponsMax() && codes.stream().allMatch(code -> matches(COUPON, code)),
                "/coupons",
                "coupons: not accepted (expected: at most " + limits.couponsMax() + " codes)");
        violations.throwIfAny();
        Currency known = currency.orElseThrow();
        int digits = known.getDefaultFractionDigits();
        List<CartLine> priced =
                lines.stream().map(line -> requireNonNull(line).line(digits)).toList();
        return new Ask(requireNonNull(customerId), new Cart(known.getCurrencyCode(), digits, priced), chosen(codes));
    }

    private static List<String> chosen(List<@Nullable String> codes) {
        return codes.stream().map(Objects::requireNonNull).toList();
    }

    private static void check(Violations violations, String at, @Nullable LineDraft given) {
        LineDraft line = requireNonNullElse(given, new LineDraft(null, null, null, null));
        violations.check(
                matches(CODE, line.sku()), at + "/sku", "sku: absent or too long (expected: 1 to 100 characters)");
        violations.check(
                line.category() == null || matches(CODE, line.category()),
                at + "/category",
                "category: empty or too long (expected: 1 to 100 characters)");
        Long quantity = line.quantity();
        violations.check(
                quantity != null && quantity > 0 && quantity <= PIECES_MAX,
                at + "/quantity",
                "quantity: " + quantity + " (expected: 1 to " + PIECES_MAX + ")");
        violations.check(
                matches(PRICE, line.unitPrice()) && isWithin(requireNonNull(line.unitPrice()), quantity),
                at + "/unitPrice",
                "unitPrice: not accepted (expected: a decimal such as 89.50, and a line below " + LINE_MAX + ")");
    }

    /** So that no sum of lines leaves the range of a long, in the smallest of minor units. */
    private static boolean isWithin(String price, @Nullable Long quantity) {
        BigDecimal pieces = BigDecimal.valueOf(requireNonNullElse(quantity, 1L));
        return new BigDecimal(price).multiply(pieces).compareTo(LINE_MAX) < 0;
    }

    private static Optional<Currency> currency(@Nullable String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code))
                .filter(known -> known.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
