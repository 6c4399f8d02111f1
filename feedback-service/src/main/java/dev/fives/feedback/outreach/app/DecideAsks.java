package dev.fives.feedback.outreach.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.feedback.SurveySuppressed;
import dev.fives.contracts.feedback.SurveyTrigger;
import dev.fives.feedback.invitation.app.Invite;
import dev.fives.feedback.outreach.app.Outreaches.Change;
import dev.fives.feedback.outreach.model.Ask;
import dev.fives.feedback.outreach.model.Outcome;
import dev.fives.feedback.outreach.model.Outreach;
import dev.fives.feedback.plan.Plans;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.request.RequestContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Decides a customer's due questions one after the other, each as of its own due instant. The decision is one write of
 * the customer's outreach; what follows from it (the invitation, settling the question) can be repeated, and is, until
 * the question is settled.
 */
public final class DecideAsks {
    private final Asks asks;
    private final Outreaches outreaches;
    private final Plans plans;
    private final Invite invite;
    private final MeterRegistry meters;

    public DecideAsks(Asks asks, Outreaches outreaches, Plans plans, Invite invite, MeterRegistry meters) {
        this.asks = asks;
        this.outreaches = outreaches;
        this.plans = plans;
        this.invite = invite;
        this.meters = meters;
    }

    /** One customer's, in the order of their due instants. */
    Mono<Void> inOrder(List<Ask> due) {
        return Flux.fromIterable(due).concatMap(this::settle).then();
    }

    /** Under the correlation id of the event that the question goes back to, however much later. */
    private Mono<Void> settle(Ask ask) {
        return outreaches
                .change(ask.customerId(), outreach -> decide(outreach, ask))
                .flatMap(outreach -> Mono.justOrEmpty(outreach.outcomeOf(ask.id())))
                .flatMap(outcome -> finish(ask, outcome))
                .contextWrite(RequestContext.causedBy(ask.causationId(), ask.correlationId(), null)
                        .asContext());
    }

    private Mono<Change> decide(Outreach outreach, Ask ask) {
        Change nothing = new Change(outreach, List.of());
        if (outreach.outcomeOf(ask.id()).isPresent()) {
            return Mono.just(nothing);
        }
        return waiting(outreach, ask)
                .filter(waiting -> waiting.contains(ask.id()))
                .flatMap(waiting -> judge(outreach.keeping(waiting), ask))
                .defaultIfEmpty(nothing);
    }

    /** That a plan was switched off is decided by the same write, so that it takes no invitation back. */
    private Mono<Change> judge(Outreach outreach, Ask ask) {
        return plans.isEnabled(ask.planId())
                .flatMap(enabled -> enabled ? judgeAsked(outreach, ask) : Mono.just(Outcome.PLAN_DISABLED))
                .map(outcome -> new Change(
                        outreach.with(ask, outcome), outcome.isTold() ? List.of(suppressed(ask, outcome)) : List.of()));
    }

    private Mono<Outcome> judgeAsked(Outreach outreach, Ask ask) {
        return asks.refundOf(ask.purchaseId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(refundedAt -> outreach.judge(ask, refundedAt.orElse(null)));
    }

    /**
     * The question itself, and those decided that are not settled. Read after the outreach: what another instance has
     * settled meanwhile may be forgotten there, and must not be decided once more.
     */
    private Mono<Set<String>> waiting(Outreach outreach, Ask ask) {
        return asks.waiting(Stream.concat(outreach.decided().stream().map(Outreach.Decided::askId), Stream.of(ask.id()))
                .collect(Collectors.toSet()));
    }

    private Mono<Void> finish(Ask ask, Outcome outcome) {
        Mono<Void> invited = outcome == Outcome.INVITED ? invite(ask) : Mono.empty();
        return invited.then(Mono.defer(() -> asks.settle(ask.id(), outcome.name())))
                .doOnNext(first -> count(first, outcome.name()))
                .then();
    }

    private Mono<Void> invite(Ask ask) {
        return invite.invite(new Invite.Occasion(
                ask.customerId(),
                ask.planId(),
                ask.surveyId(),
                ask.trigger(),
                ask.purchaseId(),
                ask.channel(),
                ask.dueAt(),
                ask.expiresAt(),
                ask.correlationId()));
    }

    private void count(boolean first, String outcome) {
        if (first) {
            meters.counter("fives.survey.asks", "outcome", outcome).increment();
        }
    }

    private static NewEvent suppressed(Ask ask, Outcome outcome) {
        SurveySuppressed data = new SurveySuppressed(
                ask.customerId(),
                ask.surveyId(),
                ask.planId(),
                new SurveyTrigger(ask.trigger(), ask.purchaseId()),
                outcome.name(),
                ask.dueAt());
        return new NewEvent(EventTypes.SURVEY_SUPPRESSED, data, ask.dueAt());
    }
}
