package dev.fives.feedback.outreach.model;

import java.time.Instant;

/**
 * What was heard of a ticket, a consent or the customer itself, and from when on it was so. Marks of the same are kept
 * beside each other, since a question is judged as of its due instant, however late it is decided.
 */
sealed interface Mark<M extends Mark<M>> permits TicketMark, ConsentMark, DeletionMark {

    /** Of the event that told it. */
    long sequence();

    /** Business time. */
    Instant at();

    boolean isAbout(M other);

    /** Whether it speaks against asking, at some time. */
    boolean refuses();

    /** Whether nothing changed from the other one to this. */
    boolean saysTheSameAs(M other);

    M withSequence(long higher);
}
