package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.listener.CaughtUp;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Care tasks fall due, at their exact instant and under the correlation id of what planned them; when everything has been
 * heard that was on the topics after they were found, since an unread complaint or refusal would hold or skip them.
 */
public final class FireDueCare implements DueWork {
    /** They share commands. */
    private static final int SIDE_BY_SIDE = 200;

    private final CareTasks tasks;
    private final CareWriter writer;
    private final CareDelivery delivery;
    private final CaughtUp caughtUp;
    private final CareLimits limits;

    public FireDueCare(
            CareTasks tasks, CareWriter writer, CareDelivery delivery, CaughtUp caughtUp, CareLimits limits) {
        this.tasks = tasks;
        this.writer = writer;
        this.delivery = delivery;
        this.caughtUp = caughtUp;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "care-tasks";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return tasks.due(businessNow, limit)
                .collectList()
                .filter(found -> !found.isEmpty())
                .delayUntil(found -> caughtUp.withAll())
                .flatMapIterable(found -> found)
                .flatMapDelayError(stored -> fire(stored, businessNow), SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<CareTask> stored, Instant now) {
        String correlationId = stored.state().origin().correlationId();
        return writer.step(stored.id(), (task, standing) -> task.fire(standing, now))
                .flatMap(fired -> handOver(fired, now))
                .contextWrite(RequestContext.internal(correlationId).asContext())
                .thenReturn(1);
    }

    /** What is written first is that it is due: nothing is sent that a complaint or a refusal forbids. */
    private Mono<Stored<CareTask>> handOver(Stored<CareTask> fired, Instant now) {
        CareTask task = fired.state();
        return task.awaitsDelivery()
                ? delivery.deliver(task)
                        .onErrorResume(fault -> later(fired, now).then(Mono.error(fault)))
                        .then(Mono.defer(() -> writer.step(fired.id(), (due, standing) -> due.handedOver())))
                : Mono.just(fired);
    }

    /** Else a page of those that nobody can send would keep all others waiting. */
    private Mono<Stored<CareTask>> later(Stored<CareTask> fired, Instant now) {
        Instant again = limits.handOverAgain(fired.state().dueAt(), now).truncatedTo(MILLIS);
        return writer.step(fired.id(), (due, standing) -> due.handOverAt(again));
    }

    @Override
    public Mono<Instant> oldestDue() {
        return tasks.oldestDue();
    }
}
