package dev.fives.loyalty.reward.app;

/** What became of a redemption's wish for an item. */
public enum Taking {
    TAKEN,
    OUT_OF_STOCK,
    LIMIT_REACHED
}
