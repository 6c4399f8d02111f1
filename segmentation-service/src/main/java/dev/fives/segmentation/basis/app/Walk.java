package dev.fives.segmentation.basis.app;

import java.time.Instant;

/**
 * How far the walk over all profiles has come.
 *
 * @param revision of this record; a step is a compare-and-set
 * @param basisVersion what the profiles are judged by on this walk
 * @param after the last profile that was looked at
 * @param owner the instance that walks
 * @param until real time at which another instance may take over
 */
public record Walk(long revision, long basisVersion, String after, boolean done, String owner, Instant until) {

    public boolean isFinishedFor(long version) {
        return done && basisVersion == version;
    }

    public boolean mayBeTakenBy(String instance, Instant realNow) {
        return done || owner.equals(instance) || until.isBefore(realNow);
    }

    /** The same walk resumed, or a new one for another basis. */
    public Walk taken(long version, String instance, Instant leaseEnd) {
        boolean same = basisVersion == version && !done;
        return new Walk(revision + 1, version, same ? after : "", false, instance, leaseEnd);
    }

    public Walk advanced(String last, boolean end, Instant leaseEnd) {
        return new Walk(revision + 1, basisVersion, last, end, owner, leaseEnd);
    }
}
