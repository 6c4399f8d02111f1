package dev.fives.loyalty.adjustment.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.adjustment.model.Adjustment;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Adjustments that were approved by somebody who did not live to enter them. */
public final class EnterDueAdjustments implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final Adjustments adjustments;
    private final AggregateStore<Adjustment> store;
    private final EnterAdjustment enter;

    public EnterDueAdjustments(Adjustments adjustments, AggregateStore<Adjustment> store, EnterAdjustment enter) {
        this.adjustments = adjustments;
        this.store = store;
        this.enter = enter;
    }

    @Override
    public String name() {
        return "adjustments";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return adjustments
                .due(businessNow, limit)
                .collectList()
                .flatMapIterable(found -> found)
                .flatMapDelayError(this::fire, SIDE_BY_SIDE, SIDE_BY_SIDE)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<Adjustment> due) {
        return store.find(due.id()).flatMap(enter::carryOn).thenReturn(1);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return adjustments.oldestDue();
    }
}
