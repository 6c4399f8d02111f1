package dev.fives.segmentation.segment.app;

import java.time.Instant;

/**
 * Whose turn it is to publish or to end a segment.
 *
 * @param revision of this record; a step is a compare-and-set
 * @param holder empty where nobody has it
 * @param until real time at which another one may take it, released or not
 */
public record SegmentTurn(long revision, String holder, Instant until) {

    private static final String NOBODY = "";

    /** Before anybody had it. */
    public static final SegmentTurn FIRST = new SegmentTurn(1, NOBODY, Instant.EPOCH);

    boolean isReleased() {
        return holder.equals(NOBODY);
    }

    boolean isHeld(Instant realNow) {
        return !isReleased() && !until.isBefore(realNow);
    }

    SegmentTurn takenBy(String next, Instant leaseEnd) {
        return new SegmentTurn(revision + 1, next, leaseEnd);
    }

    /** On purpose, and not by a lease that ended. */
    boolean isLeftOpen() {
        return !isReleased() && until.equals(Instant.EPOCH);
    }

    /** Anybody may take it, and looks first for what may have been decided in it. */
    SegmentTurn leftOpen() {
        return new SegmentTurn(revision + 1, holder, Instant.EPOCH);
    }

    SegmentTurn released() {
        return new SegmentTurn(revision + 1, NOBODY, Instant.EPOCH);
    }
}
