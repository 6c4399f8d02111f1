package dev.fives.contracts.segment;

/**
 * Data of {@code crm.segment.published.v1} and {@code crm.segment.archived.v1}.
 *
 * @param segmentId {@code seg_…}
 * @param version the version published or archived
 */
public record SegmentLifecycle(String segmentId, long version, String name, String code) {}
