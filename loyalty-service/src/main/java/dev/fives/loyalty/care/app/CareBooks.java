package dev.fives.loyalty.care.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CareBook;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Writes the book of plans and feasts. An answer comes when every instance goes by what it tells. */
public final class CareBooks {
    private final AggregateStore<CareBook> store;
    private final SharedCareBook shared;
    private final String programId;

    public CareBooks(AggregateStore<CareBook> store, SharedCareBook shared, String programId) {
        this.store = store;
        this.shared = shared;
        this.programId = programId;
    }

    Mono<CareBook> latest() {
        return shared.latest().map(KnownBook::book);
    }

    /**
     * The book after it; once for each Idempotency-Key, whatever came after it.
     *
     * @param next of the book and its next version; may be asked several times, and refuse
     */
    Mono<CareBook> change(Command command, int status, Function<KnownBook, CareBook> next) {
        Mono<Stored<CareBook>> change = store.change(programId, loaded -> decide(loaded, command, status, next));
        return change.switchIfEmpty(Mono.defer(() -> store.create(
                        programId,
                        programId,
                        next.apply(new KnownBook(1, shared.shipped())),
                        List.of(),
                        command.record(status, 1))))
                .onErrorResume(AlreadyExists.class, other -> change)
                .map(Stored::state)
                .delayUntil(changed -> shared.untilEverywhere());
    }

    private static Decision<CareBook> decide(
            Stored<CareBook> loaded, Command command, int status, Function<KnownBook, CareBook> next) {
        if (command.isDoneIn(loaded)) {
            return new Decision.Unchanged<>();
        }
        long version = loaded.version() + 1;
        return new Decision.Changed<>(
                next.apply(new KnownBook(version, loaded.state())), List.of(), command.record(status, version));
    }
}
