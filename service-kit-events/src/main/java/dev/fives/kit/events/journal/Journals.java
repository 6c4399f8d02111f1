package dev.fives.kit.events.journal;

/** Gives the journal of each kind of account, and has its backlog relayed, swept and measured. */
public interface Journals {
    /** Once for each kind, while the application context is built. */
    <B> Journal<B> of(JournalSpec<B> spec);
}
