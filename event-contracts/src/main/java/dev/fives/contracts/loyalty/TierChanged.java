package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.tier.upgraded.v1}, {@code crm.tier.renewed.v1} and {@code crm.tier.downgraded.v1}. What a member has
 * stays until the next of them says otherwise, also beyond {@code validUntil}, since there may be days of grace.
 *
 * @param from the tier before; absent where there was none
 * @param to the tier after; absent where there is none any more
 * @param since when {@code to} was reached
 * @param validUntil exclusive, of {@code to}
 * @param reason of a downgrade: {@code PERIOD_END}, {@code REFUND} or {@code PLAN_CHANGED}
 * @param at business time of the change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TierChanged(
        String customerId,
        @Nullable String from,
        @Nullable String to,
        @Nullable Instant since,
        @Nullable Instant validUntil,
        @Nullable String reason,
        Instant at) {}
