package dev.fives.contracts.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.customer.deleted.v1}: the customer is in the recycle bin. Nothing is erased yet, and the
 * identifiers stay its own; as in every event of a customer they are not told.
 *
 * @param customerId {@code cus_…}
 * @param version the customer's version after the deletion
 * @param history true for an imported past
 * @param reason a code, where somebody gave one
 * @param restorableUntil business time from which it cannot be restored any more
 * @param before the full snapshot before the deletion; restored, it is the same again
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerDeleted(
        String customerId,
        long version,
        boolean history,
        @Nullable String reason,
        Instant restorableUntil,
        CustomerAttributes before,
        Instant at) {}
