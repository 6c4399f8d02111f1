package dev.fives.segmentation.rebuild.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run over all profiles, from its wish to its result: one document.
 *
 * @param attempts how often an instance began with the page that is next
 * @param after the last customer whose profile is rebuilt
 * @param profiles so far
 * @param changed those of them that were not as their facts make them
 * @param unreadable those beside them that could not be read, and stay as they are
 * @param hashBefore of the memberships as they were stored
 * @param hashAfter of the memberships as they are rebuilt
 * @param failure why it FAILED
 * @param lease who runs it; absent while nobody does
 */
public record Rebuild(
        State state,
        int attempts,
        String after,
        long profiles,
        long changed,
        long unreadable,
        String hashBefore,
        String hashAfter,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Lease lease) {

    /** Life of a run; the last two are final. */
    public enum State {
        RUNNING,
        COMPLETED,
        FAILED
    }

    /** The instance that runs it, until a moment of real time. */
    public record Lease(String owner, Instant until) {}

    /** What a page adds. */
    public record Step(
            String after, int profiles, int changed, int unreadable, MembershipHash before, MembershipHash now) {}

    public static Rebuild begun(Instant now) {
        var nobody = MembershipHash.START.text();
        return new Rebuild(State.RUNNING, 0, "", 0, 0, 0, nobody, nobody, now, null, null, null);
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean mayBeTakenBy(String owner, Instant realNow) {
        return isRunning()
                && (lease == null
                        || lease.owner().equals(owner)
                        || lease.until().isBefore(realNow));
    }

    public Rebuild taken(Lease newLease) {
        return with(State.RUNNING, attempts + 1, null, null, newLease);
    }

    public Rebuild advanced(Step step, Lease newLease) {
        return new Rebuild(
                State.RUNNING,
                0,
                step.after(),
                profiles + step.profiles(),
                changed + step.changed(),
                unreadable + step.unreadable(),
                step.before().text(),
                step.now().text(),
                startedAt,
                null,
                null,
                newLease);
    }

    /** Nobody runs it until there is something to do again. */
    public Rebuild waiting() {
        return with(State.RUNNING, 0, null, null, null);
    }

    public Rebuild completed(Instant now) {
        return with(State.COMPLETED, attempts, now, null, null);
    }

    public Rebuild failed(String reason, Instant now) {
        return with(State.FAILED, attempts, now, reason, null);
    }

    private Rebuild with(
            State newState, int newAttempts, @Nullable Instant end, @Nullable String reason, @Nullable Lease newLease) {
        return new Rebuild(
                newState,
                newAttempts,
                after,
                profiles,
                changed,
                unreadable,
                hashBefore,
                hashAfter,
                startedAt,
                end,
                reason,
                newLease);
    }
}
