package dev.fives.customer.contact.app;

import dev.fives.customer.contact.app.SegmentEntries.SegmentEntry;
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
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who enters a segment with a strategy is contacted so many days later, unless a person has set a plan. Entries and
 * strategies come in any order: an entry without a known strategy is kept, and then the strategy is looked for again;
 * a strategy is written, and then the entries are looked for. Memory: of a strategy the highest sequence, of a plan the
 * instant since when it holds.
 */
public final class FollowStrategies {
    private static final int SIDE_BY_SIDE = 16;

    private final Customers customers;
    private final AggregateStore<StrategyCadence> cadences;
    private final AggregateStore<ContactPlan> plans;
    private final SegmentEntries entries;

    public FollowStrategies(
            Customers customers,
            AggregateStore<StrategyCadence> cadences,
            AggregateStore<ContactPlan> plans,
            SegmentEntries entries) {
        this.customers = customers;
        this.cadences = cadences;
        this.plans = plans;
        this.entries = entries;
    }

    /** A repeat looks for entries too: the first time may have ended before all were followed. */
    public Mono<Void> published(StrategyCadence news) {
        return write(
                        cadences,
                        news.segmentId(),
                        news,
                        known -> known.sequence() < news.sequence() ? Optional.of(known.after(news)) : Optional.empty())
                .then(Mono.defer(() -> followKept(news.segmentId())));
    }

    public Mono<Void> entered(String customerId, String segmentId, Instant at) {
        SegmentEntry entry = new SegmentEntry(segmentId, customerId, at);
        return cadence(segmentId)
                .switchIfEmpty(Mono.defer(() -> entries.keep(entry).then(cadence(segmentId))))
                .flatMap(cadence -> follow(entry, cadence));
    }

    private Mono<StrategyCadence> cadence(String segmentId) {
        return cadences.find(segmentId).map(Stored::state).filter(StrategyCadence::isLive);
    }

    /** Page by page: what is followed is gone, so who comes back after a fault goes on where it was. */
    private Mono<Void> followKept(String segmentId) {
        return cadence(segmentId)
                .flatMap(cadence -> Mono.defer(() -> entries.of(segmentId))
                        .flatMap(page -> Flux.fromIterable(page)
                                .flatMap(entry -> follow(entry, cadence), SIDE_BY_SIDE)
                                .then(entries.remove(page))
                                .thenReturn(page.isEmpty()))
                        .repeat()
                        .takeUntil(done -> done)
                        .then());
    }

    /** Nobody is contacted who is not there, or no longer, or was in the segment before it had a strategy. */
    private Mono<Void> follow(SegmentEntry entry, StrategyCadence cadence) {
        return cadence.concerns(entry.at())
                ? customers
                        .findActive(entry.customerId())
                        .onErrorResume(FollowStrategies::isNoLongerThere, _ -> Mono.empty())
                        .flatMap(_ -> plan(new ContactPlan(
                                entry.customerId(), cadence.cadenceDays(), entry.at(), entry.segmentId())))
                : Mono.empty();
    }

    /** A store that does not answer is another matter: the event comes again. */
    private static boolean isNoLongerThere(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().status() < 500;
    }

    private Mono<Void> plan(ContactPlan plan) {
        return write(
                plans,
                plan.customerId(),
                plan,
                present -> present.yieldsTo(plan) ? Optional.of(plan) : Optional.empty());
    }

    private static <S> Mono<Void> write(AggregateStore<S> store, String id, S first, Function<S, Optional<S>> next) {
        Mono<Stored<S>> change = store.change(
                id,
                stored -> next.apply(stored.state())
                        .<Decision<S>>map(state -> new Decision.Changed<>(state, List.of()))
                        .orElseGet(Decision.Unchanged::new));
        Mono<Stored<S>> create = Mono.defer(() -> store.create(id, id, first, List.of(), null));
        return change.switchIfEmpty(create)
                .onErrorResume(AlreadyExists.class, _ -> change)
                .then();
    }
}
