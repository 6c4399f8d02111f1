package dev.fives.loyalty.care.app;

import dev.fives.kit.id.Ids;
import dev.fives.loyalty.care.model.CarePlan;

/** A task is named by what makes it, so that it is made once, whoever makes it and how often. */
final class CareIds {
    static final String PREFIX = "car";

    private final Ids ids;

    CareIds(Ids ids) {
        this.ids = ids;
    }

    String of(CarePlan plan, String customerId, String occasion) {
        return ids.derived(PREFIX, "plan", plan.planId(), customerId, occasion);
    }

    /** The plan that ships names its tasks as before there were plans, so that a replay finds those of then. */
    String ofComplaint(CarePlan plan, String customerId, String ticketId, long closing) {
        return plan.planId().equals(CarePlan.COMPLAINT_FOLLOW_UP)
                ? ids.derived(PREFIX, "follow-up", ticketId, String.valueOf(closing))
                : of(plan, customerId, ticketId + "@" + closing);
    }

    /** As {@link #ofComplaint}. */
    String ofReactivation(CarePlan plan, String customerId, long sequence) {
        return plan.planId().equals(CarePlan.REACTIVATION)
                ? ids.derived(PREFIX, "reactivation", customerId, String.valueOf(sequence))
                : of(plan, customerId, "band@" + sequence);
    }
}
