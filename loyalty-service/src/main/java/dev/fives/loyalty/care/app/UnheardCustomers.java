package dev.fives.loyalty.care.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.Happened;
import dev.fives.loyalty.care.model.Unheard;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What happened to customers of whom nothing else was heard yet: nobody knows whether they live where a plan is for.
 * Topics are not in order with each other, so a purchase may be heard of before its customer.
 */
public final class UnheardCustomers {
    private final AggregateStore<Unheard> store;
    private final int max;

    /** @param max of one customer */
    public UnheardCustomers(AggregateStore<Unheard> store, int max) {
        this.store = store;
        this.max = max;
    }

    Mono<Void> keep(Happened one) {
        String id = one.customerId();
        Mono<Stored<Unheard>> change = store.change(
                id,
                stored -> stored.state().happened().contains(one)
                        ? new Decision.Unchanged<>()
                        : new Decision.Changed<>(stored.state().with(one, max), List.of()));
        return change.switchIfEmpty(
                        Mono.defer(() -> store.create(id, id, new Unheard(id, List.of(one)), List.of(), null)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .then();
    }

    Mono<List<Happened>> of(String customerId) {
        return store.find(customerId).map(stored -> stored.state().happened()).filter(happened -> !happened.isEmpty());
    }

    /** One look where nothing was kept, as it nearly always is. */
    Mono<Void> forget(String customerId, List<Happened> made) {
        return store.change(customerId, stored -> without(stored.state(), made)).then();
    }

    private static Decision<Unheard> without(Unheard kept, List<Happened> made) {
        Unheard next = kept.without(made);
        return next.equals(kept) ? new Decision.Unchanged<>() : new Decision.Changed<>(next, List.of());
    }
}
