package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.tier.downgrade-warning.v1}: a member is about to lose its tier.
 *
 * @param from the tier that it has
 * @param to what would be left; absent for none
 * @param validUntil exclusive
 * @param amountToKeep what has to be bought by then, on top of what counts already
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TierDowngradeWarned(
        String customerId, String from, @Nullable String to, Instant validUntil, Money amountToKeep, Instant at) {}
