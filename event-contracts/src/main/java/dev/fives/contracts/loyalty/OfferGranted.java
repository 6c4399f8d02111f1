package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.offer.granted.v1}: a member has taken an offer, once. What it is worth stays as it was then.
 *
 * @param grantId {@code ofg_…}
 * @param offerId {@code ofr_…}
 * @param kind {@code PERCENT}, {@code AMOUNT} or {@code GIFT}, which says what of the next three is there
 * @param percent off, a plain decimal
 * @param amount off
 * @param code of what is handed out, known to who does
 * @param validTo exclusive; business time
 * @param at business time when it was taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferGranted(
        String grantId,
        String offerId,
        String customerId,
        String kind,
        @Nullable String percent,
        @Nullable Money amount,
        @Nullable String code,
        Instant validTo,
        Instant at) {}
