package dev.fives.loyalty.reward.model;

/** The last step that was done for a redemption, which may not have noted it yet. */
public record UnderWay(String redemptionId, ItemStep done) {}
