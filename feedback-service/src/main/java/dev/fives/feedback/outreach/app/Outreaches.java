package dev.fives.feedback.outreach.app;

import dev.fives.feedback.outreach.model.Outreach;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One document a customer, made when there is something to remember. */
public final class Outreaches {
    private static final Duration CONFLICT_PAUSE = Duration.ofMillis(5);
    private static final Duration CONFLICT_PAUSE_MAX = Duration.ofMillis(200);
    private static final int CONFLICTS_MAX = 20;

    private final AggregateStore<Outreach> store;

    public Outreaches(AggregateStore<Outreach> store) {
        this.store = store;
    }

    /** Of a customer of whom nothing was heard: false. */
    public Mono<Boolean> isDeleted(String customerId) {
        return store.find(customerId).map(stored -> stored.state().isDeleted()).defaultIfEmpty(false);
    }

    /** What to write; the same state writes nothing. */
    record Change(Outreach next, List<NewEvent> events) {}

    /** Loads, lets decide, writes; a lost race starts over, the reads of the decision too. Answers what is stored then. */
    Mono<Outreach> change(String customerId, Function<Outreach, Mono<Change>> decide) {
        return Mono.defer(() -> store.find(customerId).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(loaded -> {
                    Outreach present = loaded.map(Stored::state).orElse(Outreach.EMPTY);
                    return decide.apply(present).flatMap(change -> write(customerId, loaded, present, change));
                })
                .retryWhen(Retry.backoff(CONFLICTS_MAX, CONFLICT_PAUSE)
                        .maxBackoff(CONFLICT_PAUSE_MAX)
                        .filter(fault -> fault instanceof VersionConflict || fault instanceof AlreadyExists)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    private Mono<Outreach> write(
            String customerId, Optional<Stored<Outreach>> loaded, Outreach present, Change change) {
        if (change.next().equals(present)) {
            return Mono.just(present);
        }
        return loaded.map(stored -> store.update(stored, change.next(), change.events(), null))
                .orElseGet(() -> store.create(customerId, customerId, change.next(), change.events(), null))
                .map(Stored::state);
    }
}
