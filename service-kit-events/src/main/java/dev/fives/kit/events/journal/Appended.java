package dev.fives.kit.events.journal;

/**
 * The entry of a fact.
 *
 * @param mine true if this call wrote it, false if the fact was in the journal before
 */
public record Appended<B>(JournalEntry<B> entry, boolean mine) {}
