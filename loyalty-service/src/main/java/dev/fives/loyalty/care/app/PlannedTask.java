package dev.fives.loyalty.care.app;

import dev.fives.kit.holdout.Holdout;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.CareStep;
import dev.fives.loyalty.care.model.CareTask;
import dev.fives.loyalty.care.model.PlanTerms;
import java.time.Instant;

/** A plan's task for one customer, or the mark that the customer is in the plan's control group. */
final class PlannedTask {
    private PlannedTask() {}

    static CareStep of(CarePlan plan, String taskId, String customerId, Instant dueAt, CareOrigin origin) {
        PlanTerms terms = plan.terms();
        return Holdout.contains(plan.planId(), customerId, terms.holdoutPercent())
                ? CareTask.withhold(taskId, customerId, terms.kind(), terms.channel(), dueAt, origin)
                : CareTask.plan(taskId, customerId, terms.kind(), terms.channel(), dueAt, origin);
    }
}
