package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CareProfile;
import dev.fives.loyalty.care.model.CustomerCalendar;
import dev.fives.loyalty.care.model.Occasions;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Each customer's next occasion, worked out anew when the customer changes; one small document a customer. */
public final class KeepCalendar {
    private final AggregateStore<CustomerCalendar> store;
    private final SharedCareBook books;
    private final CareByPlan plans;

    public KeepCalendar(AggregateStore<CustomerCalendar> store, SharedCareBook books, CareByPlan plans) {
        this.store = store;
        this.books = books;
        this.plans = plans;
    }

    /** The highest sequence of the customer counts. */
    public Mono<Void> heard(String customerId, CareProfile news, Instant at) {
        return books.occasions()
                .flatMap(occasions -> keep(customerId, news, at.truncatedTo(MILLIS), occasions))
                .then(Mono.defer(() -> plans.heardOf(customerId)));
    }

    private Mono<Void> keep(String customerId, CareProfile news, Instant at, Occasions occasions) {
        Mono<Stored<CustomerCalendar>> change =
                store.changeWhen(customerId, stored -> decide(stored.state(), news, at, occasions));
        return change.switchIfEmpty(Mono.defer(() -> store.create(
                        customerId,
                        customerId,
                        CustomerCalendar.first(customerId, news, at, occasions),
                        List.of(),
                        null)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .then();
    }

    private static Mono<Decision<CustomerCalendar>> decide(
            CustomerCalendar before, CareProfile news, Instant at, Occasions occasions) {
        return before.hasHeard(news)
                ? Repeat.dropped().thenReturn(new Decision.Unchanged<>())
                : Mono.just(new Decision.Changed<>(before.heard(news, at, occasions), List.of()));
    }
}
