package dev.fives.segmentation.catalogue.app;

import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Entries of one kind: each is made once and has a code that no other has; what may be changed of it is changed by
 * whoever saw its last version.
 *
 * @param <S> an entry
 */
public final class Catalogue<S> {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Kind kind;
    private final Entries<S> entries;
    private final Telling<S> telling;
    private final Claims claims;
    private final Ids ids;
    private final RealClock clock;

    /** @param telling what others are told of an entry */
    public Catalogue(Kind kind, Entries<S> entries, Telling<S> telling, Claims claims, Ids ids, RealClock clock) {
        this.kind = kind;
        this.entries = entries;
        this.telling = telling;
        this.claims = claims;
        this.ids = ids;
        this.clock = clock;
    }

    /** The events of an entry's new version. */
    @FunctionalInterface
    public interface Telling<S> {
        List<NewEvent> of(String id, long version, S entry);

        static <S> Telling<S> nothing() {
            return (_, _, _) -> List.of();
        }
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<S>> find(String id) {
        return entries.store().find(id).switchIfEmpty(Mono.error(this::unknown));
    }

    public Mono<List<Stored<S>>> page(PageRequest request) {
        return entries.page(request);
    }

    public Mono<Long> count() {
        return entries.count();
    }

    /** All of them, which are few. */
    public Flux<Stored<S>> all() {
        return entries.all();
    }

    /**
     * A code is taken for ever by the first who makes an entry with it; the claim gives the id. With a key the id comes
     * from key and code, so that no code is taken for another one's entry.
     *
     * @param body what the caller sent, to tell repetitions by
     * @param entry of the id that it has
     */
    public Mono<Stored<S>> create(String code, Object body, Function<String, S> entry) {
        return create(code, body, entry, Mono.empty());
    }

    /** @param allowed an error where it must not be made; what was made before is answered again all the same */
    public Mono<Stored<S>> create(String code, Object body, Function<String, S> entry, Mono<Void> allowed) {
        return Command.current(clock, "POST " + kind.path(), body).flatMap(command -> {
            var key = command.key();
            var wanted = key == null ? ids.next(kind.idPrefix()) : ids.derived(kind.idPrefix(), key, code);
            var made = requireRoom()
                    .then(allowed)
                    .then(Mono.defer(() -> claims.take(kind.claimOf(code), wanted)))
                    .flatMap(claim -> create(claim.holderId(), entry.apply(claim.holderId()), command));
            return command.orDone(
                    made, Mono.defer(() -> entries.store().find(wanted)).filter(command::isDoneIn));
        });
    }

    /** Once for each Idempotency-Key, whatever came after it. */
    public Mono<Stored<S>> change(String id, long version, Object body, UnaryOperator<S> step) {
        return changeWhen(id, version, body, present -> Mono.just(step.apply(present)));
    }

    /** As {@link #change}, for a step that has to read elsewhere. */
    public Mono<Stored<S>> changeWhen(String id, long version, Object body, Function<S, Mono<S>> step) {
        return Command.current(clock, "PUT " + kind.path() + "/" + id, body)
                .flatMap(command -> entries.store().changeWhen(id, loaded -> {
                    if (command.isDoneIn(loaded)) {
                        return Mono.just(new Decision.Unchanged<>());
                    }
                    ETags.requireSame(version, loaded.version());
                    return step.apply(loaded.state()).map(next -> changed(loaded, next, command));
                }))
                .switchIfEmpty(Mono.error(this::unknown));
    }

    private Decision<S> changed(Stored<S> loaded, S next, Command command) {
        long version = loaded.version() + 1;
        return new Decision.Changed<>(next, telling.of(loaded.id(), version, next), command.record(OK, version));
    }

    private Mono<Void> requireRoom() {
        return entries.count()
                .flatMap(count -> count < kind.most()
                        ? Mono.<Void>empty()
                        : Mono.error(
                                refused(kind.noun() + "s: " + count + " (expected: at most " + kind.most() + ")")));
    }

    private Mono<Stored<S>> create(String id, S entry, Command command) {
        return entries.store()
                .create(id, id, entry, telling.of(id, 1, entry), command.record(CREATED, 1))
                .onErrorResume(AlreadyExists.class, _ -> find(id).map(stored -> repeat(stored, command)));
    }

    private Stored<S> repeat(Stored<S> stored, Command command) {
        if (!command.isDoneIn(stored)) {
            throw refused(kind.unique() + ": taken (expected: one that no " + kind.noun() + " has)")
                    .withProperty("id", stored.id());
        }
        return stored;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }

    private ProblemException unknown() {
        return new ProblemException(
                Problems.NOT_FOUND, kind.noun() + ": unknown (expected: the id of a " + kind.noun() + ")");
    }
}
