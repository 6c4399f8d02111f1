package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.remedy.granted.v1} and {@code crm.remedy.refused.v1}: the answer to
 * {@code crm.complaint.remedy-requested.v1}.
 *
 * @param remedyId {@code rem_…}
 * @param ticketId the complaint
 * @param entryId the ledger entry, of a grant of points
 * @param reason a code, of a refusal
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RemedyDecided(
        String remedyId,
        String customerId,
        String ticketId,
        String type,
        long value,
        @Nullable String entryId,
        @Nullable String reason,
        Instant at) {}
