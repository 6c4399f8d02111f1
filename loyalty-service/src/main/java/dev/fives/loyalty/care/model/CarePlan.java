package dev.fives.loyalty.care.model;

import java.time.Instant;

/**
 * A plan of care: at most one task for each customer and reason.
 *
 * @param planId {@code cpl_…}
 * @param version of the book that changed it last
 * @param since what happened before makes no task of it: when it was last enabled or its schedule changed
 */
public record CarePlan(String planId, long version, PlanTerms terms, boolean enabled, Instant since) {
    /** Plans that are there from the start; their tasks are named as before there were plans. */
    public static final String COMPLAINT_FOLLOW_UP = "cpl_complaint-follow-up";

    public static final String REACTIVATION = "cpl_reactivation";

    /** Whether it makes a task of something that an event told of. */
    public boolean reactsTo(PlanTrigger trigger, Instant at) {
        return enabled && terms.trigger() == trigger && !at.isBefore(since);
    }

    /** The next version; it begins anew where it would be due at other times. */
    CarePlan with(long next, PlanTerms wished, boolean on, Instant now) {
        boolean anew = on && (!enabled || !hasSameSchedule(wished));
        return new CarePlan(planId, next, wished, on, anew ? now : since);
    }

    private boolean hasSameSchedule(PlanTerms wished) {
        return Schedule.of(planId, terms).equals(Schedule.of(planId, wished));
    }
}
