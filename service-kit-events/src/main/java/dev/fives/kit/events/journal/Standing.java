package dev.fives.kit.events.journal;

/**
 * How an account stands.
 *
 * @param sequence of its last entry, 0 where it has none
 */
public record Standing(long sequence, long balance) {}
