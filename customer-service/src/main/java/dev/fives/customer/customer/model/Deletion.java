package dev.fives.customer.customer.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a customer is in the recycle bin. All that was known of it is kept, its identifiers stay its own.
 *
 * @param at business time
 * @param restorableUntil from then on it cannot be restored
 * @param reason a code, where somebody gave one
 * @param purgeDueAt when time alone changes it next; absent once that has come
 */
public record Deletion(
        Instant at,
        Instant restorableUntil,
        @Nullable String reason,
        @Nullable Instant purgeDueAt) {

    static Deletion of(Instant at, Duration restorableFor, @Nullable String reason) {
        Instant until = at.plus(restorableFor);
        return new Deletion(at, until, reason, until);
    }

    /** Not any more once its time has been seen to come, even where the clock goes back. */
    public boolean isRestorable(Instant now) {
        return purgeDueAt != null && now.isBefore(restorableUntil);
    }

    Deletion expired() {
        return new Deletion(at, restorableUntil, reason, null);
    }
}
