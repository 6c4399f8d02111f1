package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.remedy.granted.v1} and {@code crm.remedy.refused.v1}: the answer to
 * {@code crm.complaint.remedy-requested.v1}.
 *
 * @param remedyId {@code rem_…}
 * @param customerId absent in the refusal to a complaint of nobody known; the record key is then the ticket's id
 * @param ticketId the complaint
 * @param entryId the ledger entry, of a grant of points
 * @param couponId of a grant of a coupon
 * @param reason a code without blanks, of a refusal
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RemedyDecided(
        String remedyId,
        @Nullable String customerId,
        String ticketId,
        String type,
        long value,
        @Nullable String entryId,
        @Nullable String couponId,
        @Nullable String reason,
        Instant at) {}
