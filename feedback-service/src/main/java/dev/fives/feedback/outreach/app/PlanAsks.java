package dev.fives.feedback.outreach.app;

import dev.fives.feedback.outreach.model.Ask;
import dev.fives.feedback.plan.Plans;
import dev.fives.feedback.plan.SurveyPlan;
import dev.fives.kit.events.outbox.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Plans the questions that a completed purchase brings. Memory: the question's id, which names plan and purchase. */
public final class PlanAsks {
    private final Plans plans;
    private final Asks asks;

    public PlanAsks(Plans plans, Asks asks) {
        this.plans = plans;
        this.asks = asks;
    }

    /**
     * What was bought.
     *
     * @param at business time at which it was recorded
     * @param correlationId of the event
     * @param eventId of the event
     */
    public record Completed(String customerId, String purchaseId, Instant at, String correlationId, String eventId) {}

    public Mono<Void> of(Completed purchase) {
        return plans.enabled(SurveyPlan.PURCHASE_COMPLETED)
                .filter(plan -> plan.state().reactsTo(purchase.at()))
                .map(plan -> ask(plan, purchase))
                .collectList()
                .flatMap(asks::plan);
    }

    private static Ask ask(Stored<SurveyPlan> stored, Completed purchase) {
        SurveyPlan plan = stored.state();
        return new Ask(
                Ask.id(stored.id(), purchase.purchaseId()),
                purchase.customerId(),
                stored.id(),
                plan.surveyId(),
                plan.trigger(),
                purchase.purchaseId(),
                plan.channel(),
                plan.fatigueDays(),
                plan.validSeconds(),
                purchase.at().plusSeconds(plan.delaySeconds()).truncatedTo(ChronoUnit.MILLIS),
                purchase.correlationId(),
                purchase.eventId());
    }
}
