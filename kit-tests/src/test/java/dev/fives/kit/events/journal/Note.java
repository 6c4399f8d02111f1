package dev.fives.kit.events.journal;

/** The body of a test's entry. Public, since the driver's record codec reads it. */
public record Note(String text) {}
