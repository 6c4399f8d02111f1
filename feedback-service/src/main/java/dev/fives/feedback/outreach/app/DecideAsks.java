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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Decides a customer's due questions one after the other, each as of its own due instant. The decision is one write of
 * the customer's outreach; what follows from it (the invitation, settling the question) can be repeated, and is, until
 * the question is settled.
 */
public final class DecideAsks {
    private static final String PLAN_DISABLED = "PLAN_DISABLED";

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

    /** All that was due by then. */
    public Mono<Void> dueBy(String customerId, Instant until) {
        return Mono.defer(() -> asks.next(customerId, until)
                        .flatMap(ask -> settle(ask).thenReturn(true))
                        .defaultIfEmpty(false))
                .repeat()
                .takeWhile(settled -> settled)
                .then();
    }

    /** Under the correlation id of the event that the question goes back to, however much later. */
    private Mono<Void> settle(Ask ask) {
        return outreaches
                .change(ask.customerId(), outreach -> decide(outreach, ask))
                .flatMap(outreach -> finish(ask, outreach.outcomeOf(ask.id())))
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
                .filterWhen(waiting -> plans.isEnabled(ask.planId()))
                .flatMap(waiting -> judge(outreach.keeping(waiting), ask))
                .defaultIfEmpty(nothing);
    }

    private Mono<Change> judge(Outreach outreach, Ask ask) {
        Mono<Optional<Instant>> refund =
                asks.refundOf(ask.purchaseId()).map(Optional::of).defaultIfEmpty(Optional.empty());
        return refund.map(refundedAt -> {
            Outcome outcome = outreach.judge(ask, refundedAt.orElse(null));
            Outreach next = outreach.with(ask, outcome);
            return new Change(next, outcome == Outcome.INVITED ? List.of() : List.of(suppressed(ask, outcome)));
        });
    }

    /**
     * The question itself, and those decided that are not settled. Read after the outreach: what another instance has
     * settled meanwhile may be forgotten there, and must not be decided once more.
     */
    private Mono<Set<String>> waiting(Outreach outreach, Ask ask) {
        return asks.waiting(Stream.concat(outreach.decided().stream().map(Outreach.Decided::askId), Stream.of(ask.id()))
                .collect(Collectors.toSet()));
    }

    private Mono<Void> finish(Ask ask, Optional<Outcome> outcome) {
        String name = outcome.map(Outcome::name).orElse(PLAN_DISABLED);
        Mono<Void> invited = outcome.filter(Outcome.INVITED::equals).isPresent() ? invite(ask) : Mono.empty();
        return invited.then(Mono.defer(() -> asks.settle(ask.id(), name)))
                .doOnNext(first -> count(first, name))
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
