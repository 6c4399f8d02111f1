package dev.fives.customer.imports.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is. The rows are read once to check and count them and then once for each share of the
 * customers; a share that was cut short is done again, which changes nothing that it had done.
 *
 * @param shares 0 until the rows have been counted
 * @param sharesDone shares whose invoices are all recorded
 * @param pass how much of the running pass is done, 0 to 1: of the first one, or of the running share
 * @param lease who runs it; absent while nobody does
 * @param failure why it FAILED
 */
public record ImportJob(
        ImportSpec spec,
        List<UploadedFile> files,
        State state,
        int shares,
        int sharesDone,
        RowCounts rows,
        double pass,
        Effects effects,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Lease lease) {

    private static final double FIRST_PASS = 0.1;

    /** Life of a job; the last two are final. */
    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED
    }

    /** @param name as uploaded, shown to the caller only */
    public record UploadedFile(String name, long bytes, int chunks) {}

    /** The instance that runs the job, until a moment of real time. */
    public record Lease(String owner, Instant until) {}

    public static ImportJob queued(ImportSpec spec, List<UploadedFile> files, Instant now) {
        return new ImportJob(
                spec, List.copyOf(files), State.QUEUED, 0, 0, RowCounts.NONE, 0, Effects.NONE, now, null, null, null);
    }

    public boolean isFree(Instant now) {
        return switch (state) {
            case QUEUED -> true;
            case RUNNING -> lease == null || lease.until().isBefore(now);
            case COMPLETED, FAILED -> false;
        };
    }

    public boolean isEnded() {
        return state == State.COMPLETED || state == State.FAILED;
    }

    public ImportJob running(Lease newLease) {
        return new ImportJob(
                spec, files, State.RUNNING, shares, sharesDone, rows, pass, effects, createdAt, null, null, newLease);
    }

    /** The rows were read once: {@code counted.rejected} of them cannot be understood. */
    public ImportJob counted(RowCounts counted, int newShares) {
        return new ImportJob(spec, files, state, newShares, 0, counted, 0, effects, createdAt, null, null, lease);
    }

    /** What was shown stays: a pass that starts again is seen when it is further than the one before. */
    public ImportJob passing(double done) {
        double shown = Math.max(pass, done);
        return new ImportJob(
                spec, files, state, shares, sharesDone, rows, shown, effects, createdAt, null, null, lease);
    }

    /** One more share is recorded. */
    public ImportJob shareDone(RowCounts added, Effects newEffects) {
        return new ImportJob(
                spec,
                files,
                state,
                shares,
                sharesDone + 1,
                rows.plus(added),
                0,
                effects.plus(newEffects),
                createdAt,
                null,
                null,
                lease);
    }

    public ImportJob completed(Instant now) {
        return ended(State.COMPLETED, now, null);
    }

    public ImportJob failed(String reason, Instant now) {
        return ended(State.FAILED, now, reason);
    }

    private ImportJob ended(State end, Instant now, @Nullable String reason) {
        return new ImportJob(spec, files, end, shares, sharesDone, rows, pass, effects, createdAt, now, reason, null);
    }

    /** From 0 to 1: the first pass is a tenth, the shares are the rest. */
    public double progress() {
        if (state == State.COMPLETED) {
            return 1;
        }
        return shares == 0 ? FIRST_PASS * pass : FIRST_PASS + (1 - FIRST_PASS) * (sharesDone + pass) / shares;
    }
}
