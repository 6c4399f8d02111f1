package dev.fives.loyalty.quote.web;

import dev.fives.loyalty.quote.model.Cart;
import dev.fives.loyalty.quote.model.CartLine;
import dev.fives.loyalty.quote.model.CouponDiscount;
import dev.fives.loyalty.quote.model.DiscountSource;
import dev.fives.loyalty.quote.model.OfferDiscount;
import dev.fives.loyalty.quote.model.Quote;
import dev.fives.loyalty.quote.model.QuotedDiscount;
import dev.fives.loyalty.quote.model.TierDiscount;
import dev.fives.loyalty.quote.model.WhyNot;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A quote on the wire; amounts are plain decimals with the digits that the currency has. */
record QuoteView(
        String currency,
        String subtotal,
        String discount,
        String total,
        List<DiscountView> discounts,
        List<LineView> lines) {
    private static final String EXCLUDED = "EXCLUDED_CATEGORY";

    /** @param reason why it takes nothing off; absent where it applies */
    record DiscountView(
            String source,
            @Nullable String code,
            @Nullable String tier,
            @Nullable String percent,
            boolean applied,
            String amount,
            @Nullable String reason) {}

    /** @param reason why nothing was taken off; absent where something was, or nothing applies to any line */
    record LineView(
            String sku,
            String amount,
            String discount,
            String total,
            @Nullable String reason) {}

    static QuoteView of(Quote quote) {
        Cart cart = quote.cart();
        return new QuoteView(
                cart.currency(),
                plain(cart, quote.subtotal()),
                plain(cart, quote.discount()),
                plain(cart, quote.subtotal() - quote.discount()),
                quote.discounts().stream().map(one -> discount(one, cart)).toList(),
                IntStream.range(0, cart.lines().size())
                        .mapToObj(i -> line(quote, i))
                        .toList());
    }

    private static DiscountView discount(QuotedDiscount one, Cart cart) {
        DiscountSource source = one.source();
        WhyNot why = one.why();
        String code = source == null ? null : source.code();
        String amount = plain(cart, one.amount());
        String reason = why == null ? null : why.name();
        String tier = source instanceof TierDiscount of ? of.tier() : null;
        return new DiscountView(one.group().name(), code, tier, percent(source), why == null, amount, reason);
    }

    private static @Nullable String percent(@Nullable DiscountSource source) {
        BigDecimal percent = switch (source) {
            case TierDiscount tier -> tier.percent();
            case OfferDiscount offer -> offer.percent();
            case CouponDiscount _ -> null;
            case null -> null;
        };
        return percent == null ? null : percent.toPlainString();
    }

    private static LineView line(Quote quote, int number) {
        CartLine line = quote.cart().lines().get(number);
        long off = quote.off().get(number);
        return new LineView(
                line.sku(),
                plain(quote.cart(), line.amount()),
                plain(quote.cart(), off),
                plain(quote.cart(), line.amount() - off),
                off == 0 && quote.isExcluded(line) ? EXCLUDED : null);
    }

    private static String plain(Cart cart, long minor) {
        return cart.money(minor).toPlainString();
    }
}
