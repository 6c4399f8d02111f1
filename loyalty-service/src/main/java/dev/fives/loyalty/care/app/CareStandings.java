package dev.fives.loyalty.care.app;

import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CareStanding;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** What care knows of each customer; one document a customer, without events. */
public final class CareStandings {
    private final AggregateStore<CareStanding> store;

    public CareStandings(AggregateStore<CareStanding> store) {
        this.store = store;
    }

    public Mono<CareStanding> of(String customerId) {
        return store.find(customerId).map(Stored::state).defaultIfEmpty(CareStanding.nothingKnown(customerId));
    }

    /**
     * News of the customer, once; news that say nothing new are not written.
     *
     * @param isKnown whether the news were heard before
     */
    public Mono<CareStanding> hear(
            String customerId, Predicate<CareStanding> isKnown, UnaryOperator<CareStanding> news) {
        return store.changeWhen(customerId, stored -> {
                    CareStanding before = stored.state();
                    Mono<Void> known = isKnown.test(before) ? Repeat.dropped() : Mono.empty();
                    return known.thenReturn(decision(before, news.apply(before)));
                })
                .map(Stored::state)
                .switchIfEmpty(Mono.defer(() -> first(customerId, isKnown, news)));
    }

    private Mono<CareStanding> first(
            String customerId, Predicate<CareStanding> isKnown, UnaryOperator<CareStanding> news) {
        CareStanding nothing = CareStanding.nothingKnown(customerId);
        CareStanding standing = news.apply(nothing);
        return standing.equals(nothing)
                ? Mono.just(nothing)
                : store.create(customerId, customerId, standing, List.of(), null)
                        .map(Stored::state)
                        .onErrorResume(AlreadyExists.class, taken -> hear(customerId, isKnown, news));
    }

    private static Decision<CareStanding> decision(CareStanding before, CareStanding after) {
        return after.equals(before) ? new Decision.Unchanged<>() : new Decision.Changed<>(after, List.of());
    }
}
