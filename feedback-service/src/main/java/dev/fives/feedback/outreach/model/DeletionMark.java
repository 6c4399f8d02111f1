package dev.fives.feedback.outreach.model;

import java.time.Instant;

/**
 * What is known of the customer's being there.
 *
 * @param sequence of the event that told it; only a higher one counts beside it
 * @param deleted whether it is in the recycle bin
 * @param at business time from which it is so
 */
public record DeletionMark(long sequence, boolean deleted, Instant at) implements Mark<DeletionMark> {

    @Override
    public boolean isAbout(DeletionMark other) {
        return true;
    }

    @Override
    public boolean refuses() {
        return deleted;
    }

    @Override
    public boolean saysTheSameAs(DeletionMark other) {
        return deleted == other.deleted;
    }

    @Override
    public DeletionMark withSequence(long higher) {
        return new DeletionMark(higher, deleted, at);
    }
}
