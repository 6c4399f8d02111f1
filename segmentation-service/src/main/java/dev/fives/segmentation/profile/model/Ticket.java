package dev.fives.segmentation.profile.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its newest event told it.
 *
 * @param responseId the negative answer that it follows up; null for none
 * @param closedAt null while it is not closed, also after it was reopened
 * @param correlationId of the event that told it, for what time makes of it later
 */
public record Ticket(
        String id,
        boolean complaint,
        @Nullable String responseId,
        Instant openedAt,
        @Nullable Instant closedAt,
        String correlationId) {

    public static final Duration CLOSED_COUNTS = Duration.ofDays(90);

    boolean isOpenComplaint() {
        return complaint && closedAt == null;
    }

    /** When a closed one ceases to count; null while it is not closed. */
    @Nullable
    Instant until() {
        return closedAt == null ? null : closedAt.plus(CLOSED_COUNTS);
    }

    /** Whether the risk depends on it. An open one that is no complaint says no more than its answer does. */
    boolean matters(Instant now) {
        var until = until();
        return until == null ? complaint : (complaint || responseId != null) && now.isBefore(until);
    }

    boolean closes(NegativeScore score) {
        return closedAt != null && score.ref().equals(responseId);
    }
}
