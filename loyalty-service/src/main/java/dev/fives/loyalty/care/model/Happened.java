package dev.fives.loyalty.care.model;

import java.time.Instant;

/**
 * What happened to a customer that plans may make a task of.
 *
 * @param about the ticket, the purchase, the segment
 * @param number of the event that told it, where the same may happen again; else 0
 * @param correlationId under which its tasks are made
 */
public record Happened(
        PlanTrigger trigger, String customerId, String about, long number, Instant at, String correlationId) {
    private static final String BAND = "band";

    public static Happened bandFell(
            PlanTrigger trigger, String customerId, long number, Instant at, String correlationId) {
        return new Happened(trigger, customerId, BAND, number, at, correlationId);
    }

    /** Tells it from all else that happens to the customer. */
    public String occasion() {
        return number == 0 ? about : about + "@" + number;
    }

    /** Whether a plan with this trigger makes a task of it. */
    public boolean isMeantBy(CarePlan plan) {
        return trigger != PlanTrigger.SEGMENT_ENTERED
                || about.equals(plan.terms().segmentId());
    }

    public CareOrigin origin(CarePlan plan) {
        CareOrigin origin = CareOrigin.of(plan, occasion(), correlationId, at);
        return trigger == PlanTrigger.COMPLAINT_CLOSED ? origin.about(about, number) : origin;
    }

    /** Whether a task was made of it. */
    public boolean isOf(CareOrigin origin) {
        CareOrigin.PlanMark plan = origin.plan();
        return plan != null
                && origin.reason() == trigger.reason()
                && plan.occasion().equals(occasion());
    }
}
