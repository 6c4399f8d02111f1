package dev.fives.kit.events.journal;

import org.jspecify.annotations.Nullable;

/**
 * How an account stands.
 *
 * @param sequence of its last entry, 0 where it has none
 * @param body of its last entry
 */
public record Standing<B>(
        long sequence, long balance, @Nullable B body) {}
