package dev.fives.ticket.ticket.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided to make good for a complaint.
 *
 * @param value whole points, or the coupon's value in the deployment's currency; 0 where nothing is due
 * @param requestedAt business time
 * @param decidedAt business time of the grant or refusal
 * @param entryId ledger entry of a grant of points
 * @param reason a code, of a refusal
 */
public record Remedy(
        String id,
        RemedyType type,
        long value,
        String approvedBy,
        RemedyStatus status,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String entryId,
        @Nullable String reason) {

    public static Remedy wanted(String id, RemedyType type, long value, String approvedBy, Instant now) {
        RemedyStatus status = type == RemedyType.NONE ? RemedyStatus.NOT_DUE : RemedyStatus.REQUESTED;
        return new Remedy(id, type, value, approvedBy, status, now, null, null, null);
    }

    public Remedy granted(@Nullable String entry, Instant at) {
        return new Remedy(id, type, value, approvedBy, RemedyStatus.GRANTED, requestedAt, at, entry, null);
    }

    public Remedy refused(String why, Instant at) {
        return new Remedy(id, type, value, approvedBy, RemedyStatus.REFUSED, requestedAt, at, null, why);
    }

    /** As the history tells it. */
    String told() {
        return type == RemedyType.NONE ? "NONE" : type + " " + value + " " + status;
    }
}
