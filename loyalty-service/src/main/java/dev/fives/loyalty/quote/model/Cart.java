package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * What somebody is about to buy.
 *
 * @param digits after the point that the currency has
 */
public record Cart(String currency, int digits, List<CartLine> lines) {

    public Cart {
        lines = List.copyOf(lines);
    }

    public long subtotal() {
        return lines.stream().mapToLong(CartLine::amount).sum();
    }

    public BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, digits);
    }
}
