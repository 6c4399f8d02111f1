package dev.fives.feedback.score.model;

/** What a score says of its customer. */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
}
