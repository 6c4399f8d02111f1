package dev.fives.loyalty.adjustment.model;

import java.time.Instant;

/** @param at business time */
public record AdjustmentVerdict(boolean approved, String by, Instant at) {}
