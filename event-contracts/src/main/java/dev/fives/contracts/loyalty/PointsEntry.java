package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.points.earned.v1} and {@code crm.points.reversed.v1}: one whole ledger entry. Amounts are whole
 * points.
 *
 * @param entryId the entry's id in the ledger
 * @param source the business fact, such as {@code purchase:pur_…}
 * @param sourceVersion the fact's version
 * @param purchaseId where the fact is a purchase
 * @param lines what each rule gave; may be empty in an entry of delta 0
 * @param delta points added, negative for taken
 * @param balanceAfter the account's balance with this entry
 * @param reason why, for a correction
 * @param at business time of the fact
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PointsEntry(
        String entryId,
        String accountId,
        String customerId,
        String source,
        long sourceVersion,
        @Nullable String purchaseId,
        List<Line> lines,
        long delta,
        long balanceAfter,
        @Nullable String reason,
        Instant at) {
    public PointsEntry {
        lines = List.copyOf(lines);
    }

    /**
     * What one rule gave or took back.
     *
     * @param version the rule's version
     * @param delta points
     * @param lotId the lot that the points were put in or taken from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String ruleId,
            long version,
            long delta,
            @Nullable String lotId) {}
}
