package dev.fives.contracts.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.complaint.received.v1}, {@code crm.complaint.acknowledged.v1}, {@code crm.complaint.assessed.v1},
 * {@code crm.complaint.resolved.v1} and {@code crm.complaint.closed.v1}: the stages of ISO 10002 that others react to. Free
 * texts stay in ticket-service. It is assessed again whenever severity, safety or root cause change.
 *
 * @param severity {@code LOW}, {@code MEDIUM} or {@code HIGH}; absent until it was assessed
 * @param safety whether somebody's safety is concerned
 * @param rootCause a code without blanks, such as {@code PAYMENT}
 * @param remedy what was asked for or given; absent where nothing is due
 * @param at business time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComplaintChanged(
        TicketSnapshot ticket,
        @Nullable String severity,
        @Nullable Boolean safety,
        @Nullable String rootCause,
        @Nullable Remedy remedy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant decisionCommunicatedAt,
        Instant at) {

    /**
     * @param type {@code POINTS} or {@code COUPON}
     * @param value whole points, or the coupon's value in the deployment's currency
     */
    public record Remedy(String remedyId, String type, long value, String status) {}
}
