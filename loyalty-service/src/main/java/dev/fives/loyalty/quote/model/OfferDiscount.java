package dev.fives.loyalty.quote.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An offer that the member has taken: so many percent off, or an amount.
 *
 * @param code the offer's id
 * @param amountMinor in minor units of the cart's currency; absent for a percentage
 */
public record OfferDiscount(
        String code, @Nullable BigDecimal percent, @Nullable BigDecimal amountMinor) implements DiscountSource {

    @Override
    public Group group() {
        return Group.OFFER;
    }

    @Override
    public boolean covers(CartLine line) {
        return true;
    }

    @Override
    public Taken off(long covered) {
        return Taken.of(amountMinor == null ? share(covered) : amountMinor);
    }

    private BigDecimal share(long covered) {
        return percent == null ? BigDecimal.ZERO : Percents.of(percent, covered);
    }
}
