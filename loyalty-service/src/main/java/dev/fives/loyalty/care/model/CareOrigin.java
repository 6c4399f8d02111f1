package dev.fives.loyalty.care.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a care task comes from.
 *
 * @param ticketId the ticket that it is about
 * @param closing number of the event that closed the complaint, 0 where none did
 * @param correlationId under which everything happens that time alone causes later
 * @param plannedAt business time
 * @param plan absent where an agent planned it
 */
public record CareOrigin(
        CareReason reason,
        @Nullable String ticketId,
        long closing,
        @Nullable String note,
        String correlationId,
        Instant plannedAt,
        @Nullable PlanMark plan) {

    /**
     * The plan that made a task, and why this one.
     *
     * @param occasion tells it from the plan's other tasks for the customer
     * @param template of the message, as it was when the task was made
     */
    public record PlanMark(
            String planId, String occasion, @Nullable String template) {}

    /** What an agent plans. */
    public static CareOrigin ofAgent(
            @Nullable String ticketId, @Nullable String note, String correlationId, Instant plannedAt) {
        return new CareOrigin(CareReason.PLANNED_BY_AGENT, ticketId, 0, note, correlationId, plannedAt, null);
    }

    /** What a plan makes. */
    public static CareOrigin of(CarePlan plan, String occasion, String correlationId, Instant plannedAt) {
        PlanMark mark = new PlanMark(plan.planId(), occasion, plan.terms().template());
        return new CareOrigin(plan.terms().trigger().reason(), null, 0, null, correlationId, plannedAt, mark);
    }

    /** The same about a complaint that an event closed. */
    public CareOrigin about(String closedTicketId, long closedBy) {
        return new CareOrigin(reason, closedTicketId, closedBy, note, correlationId, plannedAt, plan);
    }
}
