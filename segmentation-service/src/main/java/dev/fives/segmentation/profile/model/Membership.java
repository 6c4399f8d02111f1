package dev.fives.segmentation.profile.model;

import java.time.Instant;

/**
 * That the customer is in a segment.
 *
 * @param id of the segment
 * @param version of the rule by which the customer entered
 * @param code of the segment, for the event of leaving
 */
public record Membership(String id, long version, String code, Instant since) {}
