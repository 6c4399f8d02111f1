package dev.fives.kit.events.journal;

/** What a decision wants to enter. */
public record Draft<B>(long delta, B body) {}
