package dev.fives.loyalty.account.model;

/** Whether points could be taken that somebody asked for. */
public sealed interface SpendOutcome {
    record Taken(Posted posted) implements SpendOutcome {}

    /** Nothing is taken. */
    record TooFew(Points available) implements SpendOutcome {}
}
