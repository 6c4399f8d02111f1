package dev.fives.loyalty.care.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareStanding.BandChange;
import dev.fives.loyalty.care.model.CareStanding.Reactivation;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
import dev.fives.loyalty.care.model.Happened;
import dev.fives.loyalty.care.model.PlanTrigger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who has come to buy rarely hears of us, but not over and over. First the standing says which event is the one, then its
 * task is written; both can be repeated.
 */
public final class Reactivate {
    private final CareStandings standings;
    private final CareTasks tasks;
    private final CareByPlan plans;
    private final CareLimits limits;

    public Reactivate(CareStandings standings, CareTasks tasks, CareByPlan plans, CareLimits limits) {
        this.standings = standings;
        this.tasks = tasks;
        this.plans = plans;
        this.limits = limits;
    }

    public Mono<Void> heard(String customerId, BandChange news) {
        return standings
                .hear(customerId, known -> known.hasHeard(news), known -> known.heard(news, limits.reactivationPause()))
                .flatMap(known -> Mono.justOrEmpty(known.reactivationBy(news)))
                .zipWith(RequestContext.current(), (cause, request) -> fell(customerId, cause, request))
                .filterWhen(this::noneWaits)
                .flatMap(plans::reactivation);
    }

    private static Happened fell(String customerId, Reactivation cause, RequestContext request) {
        return Happened.bandFell(
                PlanTrigger.FREQUENCY_BAND_LOW, customerId, cause.sequence(), cause.at(), request.correlationId());
    }

    /**
     * One that is planned or held for longer than the pause would be due together with the next. So would one be of who
     * is held out, or the two groups of a plan would have other occasions. A task of the same cause is no other one: who
     * died between the tasks of two plans writes the second when the event comes again.
     */
    private Mono<Boolean> noneWaits(Happened fell) {
        return Flux.concat(tasks.openOf(fell.customerId()), tasks.withheldAfter(fell.customerId(), fell.at()))
                .map(Stored::state)
                .filter(task -> !fell.isOf(task.origin()))
                .any(Reactivate::waits)
                .map(waits -> !waits);
    }

    private static boolean waits(CareTask task) {
        return task.origin().reason() == CareReason.FREQUENCY_BAND_LOW && task.status() != CareStatus.DUE;
    }
}
