package dev.fives.contracts.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.segment.entered.v1} and {@code crm.segment.exited.v1}.
 *
 * @param segmentId {@code seg_…}
 * @param segmentVersion the version of the rule that decided
 * @param code the segment's code
 * @param customerId {@code cus_…}
 * @param since when the membership began that now ends; absent on entering, and where nobody noted it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SegmentMembershipChanged(
        String segmentId,
        long segmentVersion,
        String code,
        String customerId,
        Cause cause,
        @Nullable Instant since) {

    public SegmentMembershipChanged(
            String segmentId, long segmentVersion, String code, String customerId, Cause cause) {
        this(segmentId, segmentVersion, code, customerId, cause, null);
    }

    /**
     * Why now.
     *
     * @param leaf the condition that changed its answer
     * @param eventId the {@code ce_id} of the event that brought the change
     * @param atInstant the due instant, where time alone brought it
     * @param kind {@code EVENT}, {@code TIME}, {@code RULE} (the segment's rule, a setting or a cut point is another
     *     one) or {@code MANUAL} (somebody put the customer in or took the customer out)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(
            @Nullable String leaf,
            @Nullable String eventId,
            @Nullable Instant atInstant,
            @Nullable String kind) {

        public Cause(@Nullable String leaf, @Nullable String eventId, @Nullable Instant atInstant) {
            this(leaf, eventId, atInstant, null);
        }
    }
}
