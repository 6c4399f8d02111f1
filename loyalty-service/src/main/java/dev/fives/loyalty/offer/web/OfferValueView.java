package dev.fives.loyalty.offer.web;

import dev.fives.contracts.Money;
import dev.fives.loyalty.offer.model.OfferValue;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an offer is worth, as the API shows it; the same names as when it is made. */
record OfferValueView(
        String kind,
        @Nullable String percent,
        @Nullable Money amount,
        @Nullable String code) {

    static OfferValueView of(OfferValue value) {
        BigDecimal percent = value.percent();
        BigDecimal amount = value.amount();
        return new OfferValueView(
                value.kind().name(),
                percent == null ? null : percent.toPlainString(),
                amount == null ? null : Money.of(amount, Objects.requireNonNull(value.currency())),
                value.code());
    }
}
