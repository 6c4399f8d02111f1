package dev.fives.segmentation.clv.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A wish to fit a model, the job that does it, and the fit that it ends in: one document from the first to the last.
 *
 * @param calibrationEnd the last local day whose purchases count
 * @param timeZone IANA name; whose days they are
 * @param attempts how often an instance began with it
 * @param lease who computes it; absent while nobody does
 * @param failure why it FAILED
 * @param result once it is COMPLETED
 */
public record ClvFit(
        ClvModel model,
        LocalDate calibrationEnd,
        String timeZone,
        State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Lease lease,
        @Nullable FitResult result) {

    /** Life of a job; the last two are final. */
    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED
    }

    /** The instance that computes, until a moment of real time. */
    public record Lease(String owner, Instant until) {}

    public static ClvFit queued(ClvModel model, LocalDate calibrationEnd, ZoneId zone, Instant now) {
        return new ClvFit(model, calibrationEnd, zone.getId(), State.QUEUED, 0, now, null, null, null, null);
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** When the last day is over. */
    public Instant end() {
        return calibrationEnd.plusDays(1).atStartOfDay(zone()).toInstant();
    }

    public boolean isFree(Instant now) {
        return switch (state) {
            case QUEUED -> true;
            case RUNNING -> lease == null || lease.until().isBefore(now);
            case COMPLETED, FAILED -> false;
        };
    }

    public boolean isOf(String owner) {
        return lease != null && lease.owner().equals(owner);
    }

    public ClvFit running(Lease newLease) {
        return new ClvFit(
                model, calibrationEnd, timeZone, State.RUNNING, attempts + 1, createdAt, null, null, newLease, null);
    }

    public ClvFit completed(FitResult found, Instant now) {
        return ended(State.COMPLETED, null, found, now);
    }

    public ClvFit failed(String reason, Instant now) {
        return ended(State.FAILED, reason, null, now);
    }

    private ClvFit ended(State end, @Nullable String reason, @Nullable FitResult found, Instant now) {
        return new ClvFit(model, calibrationEnd, timeZone, end, attempts, createdAt, now, reason, null, found);
    }
}
