package dev.fives.loyalty.reward.model;

/** What a redemption owes to the stock of its reward. */
public enum ItemStep {
    /** It wants an item. */
    TAKE,
    /** It is confirmed: the item that it has is gone. */
    HAND_OVER,
    /** It is cancelled: the item that it has is there again. */
    GIVE_BACK,
    /** It was refused, and nobody has noted whether it had taken an item before. */
    UNDO
}
