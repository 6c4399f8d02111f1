package dev.fives.loyalty.redemption.model;

/** Points of one lot that a redemption holds or held. */
public record TakenLot(String lotId, long points) {}
