package dev.fives.loyalty.care.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareStanding.BandChange;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
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
                .filterWhen(cause -> noneWaits(customerId))
                .flatMap(cause -> plans.reactivation(customerId, cause));
    }

    /** One that a complaint holds for longer than the pause would be released together with the next. */
    private Mono<Boolean> noneWaits(String customerId) {
        return tasks.openOf(customerId)
                .map(Stored::state)
                .any(Reactivate::waits)
                .map(waits -> !waits);
    }

    private static boolean waits(CareTask task) {
        return task.origin().reason() == CareReason.FREQUENCY_BAND_LOW && task.status() != CareStatus.DUE;
    }
}
