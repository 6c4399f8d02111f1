package dev.fives.loyalty.care.app;

import dev.fives.kit.id.Ids;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.Happened;
import dev.fives.loyalty.care.model.PlanTrigger;

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

    /** The plans that ship name their tasks as before there were plans, so that a replay finds those of then. */
    String of(CarePlan plan, Happened what) {
        if (plan.planId().equals(CarePlan.COMPLAINT_FOLLOW_UP) && what.trigger() == PlanTrigger.COMPLAINT_CLOSED) {
            return ids.derived(PREFIX, "follow-up", what.about(), String.valueOf(what.number()));
        }
        return plan.planId().equals(CarePlan.REACTIVATION) && what.trigger() == PlanTrigger.FREQUENCY_BAND_LOW
                ? ids.derived(PREFIX, "reactivation", what.customerId(), String.valueOf(what.number()))
                : of(plan, what.customerId(), what.occasion());
    }
}
