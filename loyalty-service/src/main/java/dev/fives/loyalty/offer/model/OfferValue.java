package dev.fives.loyalty.offer.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an offer is worth to who takes it; whoever honours it applies it.
 *
 * @param percent off, of {@code PERCENT}
 * @param amount off, of {@code AMOUNT}
 * @param currency of the amount
 * @param code known to who hands it out, of {@code GIFT}
 */
public record OfferValue(
        Kind kind,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String code) {
    public enum Kind {
        PERCENT,
        AMOUNT,
        GIFT
    }
}
