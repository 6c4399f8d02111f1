package dev.fives.kit.events.listener;

import org.jspecify.annotations.Nullable;

/**
 * Memory by sequence: the document keeps the last sequence that it applied of each source aggregate, in the same write
 * as the effect. It needs no transaction, never forgets and sees gaps. Use it with {@code Subscription.parking}.
 */
public sealed interface SequenceCheck {
    /** Apply, and keep {@code sequence} in the same write. */
    record Next(long sequence) implements SequenceCheck {}

    /** Applied before: a repeat. */
    record Repeat() implements SequenceCheck {}

    /** An earlier event is missing; fail with {@link #fault()}, which parks the key. */
    record Gap(long last, long sequence) implements SequenceCheck {
        public PermanentFault fault() {
            return new PermanentFault("ce_sequence: " + sequence + " (expected: " + (last + 1) + ")");
        }
    }

    /**
     * Compares with what the document remembers.
     *
     * @param last the highest sequence applied of this source, null where the document knows none: then it starts with
     *     this one, as older events may be beyond the topic's retention
     * @param gapAccepted an operator discarded what is missing, see {@link AcceptedGap}
     */
    static SequenceCheck of(@Nullable Long last, long sequence, boolean gapAccepted) {
        if (last == null || sequence == last + 1) {
            return new Next(sequence);
        }
        if (sequence <= last) {
            return new Repeat();
        }
        return gapAccepted ? new Next(sequence) : new Gap(last, sequence);
    }
}
