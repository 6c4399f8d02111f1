package dev.fives.customer.contact.app;

import dev.fives.customer.contact.model.ContactPlan;
import dev.fives.customer.contact.model.StrategyCadence;
import dev.fives.customer.customer.app.Customers;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * Who enters a segment with a strategy is contacted so many days later, unless a person has set a plan. Memory: of a
 * strategy the highest sequence, of a plan the instant since when it holds.
 */
public final class FollowStrategies {
    private final Customers customers;
    private final AggregateStore<StrategyCadence> cadences;
    private final AggregateStore<ContactPlan> plans;

    public FollowStrategies(
            Customers customers, AggregateStore<StrategyCadence> cadences, AggregateStore<ContactPlan> plans) {
        this.customers = customers;
        this.cadences = cadences;
        this.plans = plans;
    }

    public Mono<Void> published(StrategyCadence news) {
        return write(cadences, news.segmentId(), news, known -> known.sequence() < news.sequence());
    }

    /** Nobody is contacted who is not there, or no longer. */
    public Mono<Void> entered(String customerId, String segmentId, Instant at) {
        return cadences.find(segmentId)
                .map(Stored::state)
                .filter(StrategyCadence::isLive)
                .flatMap(cadence -> customers
                        .findActive(customerId)
                        .onErrorResume(FollowStrategies::isNoLongerThere, _ -> Mono.empty())
                        .flatMap(_ -> follow(new ContactPlan(customerId, cadence.cadenceDays(), at, segmentId))));
    }

    /** A store that does not answer is another matter: the event comes again. */
    private static boolean isNoLongerThere(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().status() < 500;
    }

    private Mono<Void> follow(ContactPlan plan) {
        return write(plans, plan.customerId(), plan, present -> present.yieldsTo(plan));
    }

    private static <S> Mono<Void> write(AggregateStore<S> store, String id, S next, Predicate<S> isNews) {
        Mono<Stored<S>> change = store.change(
                id,
                stored -> isNews.test(stored.state())
                        ? new Decision.Changed<>(next, List.of())
                        : new Decision.Unchanged<>());
        Mono<Stored<S>> create = Mono.defer(() -> store.create(id, id, next, List.of(), null));
        return change.switchIfEmpty(create)
                .onErrorResume(AlreadyExists.class, _ -> change)
                .then();
    }
}
