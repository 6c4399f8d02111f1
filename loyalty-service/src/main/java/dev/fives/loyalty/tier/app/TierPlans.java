package dev.fives.loyalty.tier.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.loyalty.tier.model.TierPlan;
import java.util.List;
import reactor.core.publisher.Mono;

/** The one plan, whose version is that of its document. */
public final class TierPlans {
    private final AggregateStore<TierPlan> store;
    private final String programId;
    private final TierPlan shipped;
    private final TierLimits limits;

    /** @param shipped what holds until somebody sets a plan; without tiers */
    public TierPlans(AggregateStore<TierPlan> store, String programId, TierPlan shipped, TierLimits limits) {
        this.store = store;
        this.programId = programId;
        this.shipped = shipped;
        this.limits = limits;
    }

    /** As stored at the time of the call: a decision that rests on an older one could not be put right later. */
    public Mono<TierPlan> present() {
        return store.find(programId).map(Stored::state).defaultIfEmpty(shipped);
    }

    /** The next version; 412 where another one than was seen is in force, unless that is what is wished. */
    public Mono<TierPlan> put(long seen, TierPlanDraft draft) {
        TierPlan wished = draft.checked(limits);
        Mono<Stored<TierPlan>> change = store.change(programId, stored -> next(seen, stored, wished));
        return change.switchIfEmpty(Mono.defer(() -> first(seen, wished)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .map(Stored::state);
    }

    private Mono<Stored<TierPlan>> first(long seen, TierPlan wished) {
        ETags.requireSame(seen, shipped.version());
        return store.create(programId, programId, wished.withVersion(1), List.of(), null);
    }

    private static Decision<TierPlan> next(long seen, Stored<TierPlan> stored, TierPlan wished) {
        if (wished.withVersion(stored.version()).equals(stored.state())) {
            return new Decision.Unchanged<>();
        }
        ETags.requireSame(seen, stored.version());
        return new Decision.Changed<>(wished.withVersion(stored.version() + 1), List.of());
    }
}
