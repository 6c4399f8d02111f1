package dev.fives.contracts.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fives.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of all {@code crm.points.….v1}: one whole ledger entry. Amounts are whole points.
 *
 * @param entryId the entry's id in the ledger
 * @param source the business fact, such as {@code purchase:pur_…}
 * @param sourceVersion the fact's version
 * @param purchaseId where the fact is a purchase
 * @param lines what each rule gave; may be empty in an entry of delta 0
 * @param delta points added, negative for taken
 * @param balanceAfter the account's balance with this entry
 * @param reason why, for a correction
 * @param wallet absent for the wallet of points
 * @param pendingDelta points that became pending, negative for those that no longer are; absent for 0
 * @param pendingAfter granted and not yet to be spent; absent for 0
 * @param reservedAfter held for redemptions; absent for 0
 * @param qualifying what the fact changes of the amount that tiers go by
 * @param qualifyingAt when the purchase was ordered: the day that the amount belongs to
 * @param expiring the lots that are lost soon, on a warning
 * @param dueAt when something of the account is due next: points become active, are warned of, or are lost
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
        @Nullable String wallet,
        @Nullable Long pendingDelta,
        @Nullable Long pendingAfter,
        @Nullable Long reservedAfter,
        @Nullable Money qualifying,
        @Nullable Instant qualifyingAt,
        @Nullable List<ExpiringLot> expiring,
        @Nullable Instant dueAt,
        Instant at) {
    public PointsEntry {
        lines = List.copyOf(lines);
        expiring = expiring == null ? null : List.copyOf(expiring);
    }

    /**
     * Points that are lost soon.
     *
     * @param expiresAt from this instant on
     */
    public record ExpiringLot(String lotId, long points, Instant expiresAt) {}

    /**
     * What one rule gave or took back.
     *
     * @param version the rule's version
     * @param delta points that may be spent
     * @param pendingDelta points that may not be spent yet; absent for 0
     * @param lotId the lot that the points were put in or taken from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String ruleId,
            long version,
            long delta,
            @Nullable String lotId,
            @Nullable Long pendingDelta) {}
}
