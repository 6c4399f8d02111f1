package dev.fives.loyalty.earning.app;

import static java.util.stream.Collectors.toMap;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.earning.model.Memberships;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Segments and frequency bands as segmentation told of them; one document for each customer, without events. */
public final class HeardSegments implements SegmentsOf {
    private final AggregateStore<Memberships> store;

    public HeardSegments(AggregateStore<Memberships> store) {
        this.store = store;
    }

    /** Whatever comes first and however often. */
    public Mono<Void> hear(String customerId, Memberships.Mark news) {
        return hear(customerId, known -> known.with(news));
    }

    /** Whatever comes first and however often. */
    public Mono<Void> hear(String customerId, Memberships.Band news) {
        return hear(customerId, known -> known.with(news));
    }

    private Mono<Void> hear(String customerId, UnaryOperator<Memberships> news) {
        Mono<Stored<Memberships>> change = store.change(customerId, stored -> {
            Memberships next = news.apply(stored.state());
            return next.equals(stored.state()) ? new Decision.Unchanged<>() : new Decision.Changed<>(next, List.of());
        });
        Memberships first = news.apply(Memberships.NOTHING_HEARD);
        return change.switchIfEmpty(Mono.defer(() -> store.create(customerId, customerId, first, List.of(), null)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .then();
    }

    @Override
    public Mono<Memberships> of(String customerId) {
        return store.find(customerId).map(Stored::state).defaultIfEmpty(Memberships.NOTHING_HEARD);
    }

    @Override
    public Mono<Map<String, Memberships>> ofAll(Collection<String> customerIds) {
        return store.findAll(customerIds).map(found -> found.stream().collect(toMap(Stored::id, Stored::state)));
    }
}
