package dev.fives.loyalty.offer.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import dev.fives.loyalty.offer.model.Offer;
import dev.fives.loyalty.offer.model.OfferTerms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Writes offers. What a member has taken stays as it was taken. */
public final class Offers {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<Offer> store;
    private final OfferQueries queries;
    private final OfferLimits limits;
    private final CatalogueLimits catalogue;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public Offers(
            AggregateStore<Offer> store,
            OfferQueries queries,
            OfferLimits limits,
            CatalogueLimits catalogue,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.store = store;
        this.queries = queries;
        this.limits = limits;
        this.catalogue = catalogue;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<Offer>> find(String offerId) {
        return store.find(offerId).switchIfEmpty(Mono.error(Offers::unknown));
    }

    public Mono<Stored<Offer>> create(OfferDraft draft) {
        return Command.current(real, "POST /offers", draft).flatMap(command -> {
            String id = command.idOf(ids, "ofr");
            Mono<Stored<Offer>> made = store.find(id);
            return made.switchIfEmpty(Mono.defer(() -> create(id, draft, command)))
                    .onErrorResume(AlreadyExists.class, taken -> made);
        });
    }

    private Mono<Stored<Offer>> create(String id, OfferDraft draft, Command command) {
        Offer offer = new Offer(draft.checked(limits, catalogue, now()), null);
        return requireRoom().then(Mono.defer(() -> store.create(id, id, offer, List.of(), command.record(CREATED, 1))));
    }

    /** What a member may see is read as a whole. */
    private Mono<Void> requireRoom() {
        return queries.countOpen(now())
                .filter(there -> there >= limits.activeMax())
                .flatMap(full -> Mono.error(
                        refused("offers neither over nor archived: " + limits.activeMax() + " (expected: fewer)")));
    }

    /** Once for each Idempotency-Key. */
    public Mono<Stored<Offer>> put(String offerId, long seen, OfferDraft draft) {
        return Command.current(real, "PUT /offers/" + offerId, draft).flatMap(command -> {
            OfferTerms terms = draft.checked(limits, catalogue, now());
            return changed(offerId, Optional.of(seen), command, loaded -> edited(loaded.state(), terms));
        });
    }

    /** One that was over takes room again. */
    private Mono<Offer> edited(Offer offer, OfferTerms terms) {
        Offer next = replaced(offer, terms);
        Instant now = now();
        return offer.isOver(now) && !next.isOver(now) ? requireRoom().thenReturn(next) : Mono.just(next);
    }

    private static Offer replaced(Offer offer, OfferTerms terms) {
        if (offer.isArchived()) {
            throw refused("offer: archived (expected: one in force, or a new one)");
        }
        return offer.with(terms);
    }

    /** For good: nobody takes it any more, and who has taken it keeps it. */
    public Mono<Stored<Offer>> archive(String offerId, Optional<Long> seen) {
        return Command.current(real, "POST /offers/" + offerId + "/archive", "")
                .flatMap(command -> changed(
                        offerId,
                        seen,
                        command,
                        loaded -> Mono.just(
                                loaded.state().isArchived()
                                        ? loaded.state()
                                        : loaded.state().archived(now()))));
    }

    private Mono<Stored<Offer>> changed(
            String offerId, Optional<Long> seen, Command command, Function<Stored<Offer>, Mono<Offer>> change) {
        return store.changeWhen(offerId, loaded -> {
                    if (command.isDoneIn(loaded)) {
                        return Mono.just(new Decision.Unchanged<>());
                    }
                    seen.ifPresent(version -> ETags.requireSame(version, loaded.version()));
                    return change.apply(loaded).map(next -> decision(loaded, next, command));
                })
                .switchIfEmpty(Mono.error(Offers::unknown));
    }

    private static Decision<Offer> decision(Stored<Offer> loaded, Offer next, Command command) {
        return next.equals(loaded.state())
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(next, List.of(), command.record(OK, loaded.version() + 1));
    }

    /** To the millisecond, as stored. */
    private Instant now() {
        return business.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }

    static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "offer: unknown (expected: the id of an offer that is open)");
    }
}
