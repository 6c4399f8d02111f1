package dev.fives.segmentation.control.model;

import java.time.Instant;

/**
 * A part of all customers that is left out of something. It never changes: who is in it stays in it.
 *
 * @param percent of all customers
 * @param salt what the draw goes by beside the customer: groups of one salt are within each other, those of two have
 *     nothing to do with each other
 */
public record ControlGroup(String code, String name, int percent, String salt, Instant createdAt) {}
