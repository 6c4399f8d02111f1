package dev.fives.contracts.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state on {@code crm.segment.state.v1}: what segmentation has published of a customer.
 *
 * @param customerId {@code cus_…}, also the record key
 * @param frequencyBand {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param rfm absent until there is a purchase that counts
 * @param risk {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param segments those that the customer is in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SegmentState(
        String customerId, String frequencyBand, @Nullable Rfm rfm, String risk, List<Segment> segments) {
    public SegmentState {
        segments = List.copyOf(segments);
    }

    /**
     * Scores 1 to 5, 5 for the best fifth.
     *
     * @param cell the name of the cell of recency and frequency, such as {@code Champions}
     */
    public record Rfm(int r, int f, int m, String cell) {}

    /** @param segmentVersion of the rule by which the customer entered */
    public record Segment(String segmentId, long segmentVersion, String code, Instant since) {}
}
