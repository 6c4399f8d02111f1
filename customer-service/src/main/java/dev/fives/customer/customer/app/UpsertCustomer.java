package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.ExternalId;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates the customer of an external id, or changes it: what the draft names replaces, what it leaves out stays. The
 * claim of the external id says which id the customer has, so parallel upserts create one customer.
 */
public class UpsertCustomer {
    private static final int ATTEMPTS_MAX = 8;
    private static final int OK = 200;
    static final int CREATED = 201;

    private final CustomerStore store;
    private final Claims claims;
    private final Identifiers identifiers;
    private final PatchCustomer patch;
    private final CustomerDrafts drafts;
    private final Ids ids;
    private final RealClock clock;

    public UpsertCustomer(
            CustomerStore store,
            Claims claims,
            Identifiers identifiers,
            PatchCustomer patch,
            CustomerDrafts drafts,
            Ids ids,
            RealClock clock) {
        this.store = store;
        this.claims = claims;
        this.identifiers = identifiers;
        this.patch = patch;
        this.drafts = drafts;
        this.ids = ids;
        this.clock = clock;
    }

    /** The customer, and what this call did to it. */
    public record Upserted(Stored<Customer> customer, Effect effect) {
        public boolean created() {
            return effect == Effect.CREATED;
        }
    }

    /** What an upsert did. One that changes nothing writes nothing. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** Once for each Idempotency-Key, however the customer looks by then. */
    public Mono<Upserted> upsert(@Nullable String system, @Nullable String externalId, CustomerDraft draft) {
        return command(system, externalId, draft)
                .flatMap(command -> attempt(
                        drafts.externalId(system, externalId),
                        new UpsertWish(draft::over, false, null, command),
                        ATTEMPTS_MAX));
    }

    /** As {@link #upsert(String, String, CustomerDraft)}, if the customer is there in the version that was seen; else 412. */
    public Mono<Upserted> upsertSeen(long version, String system, String externalId, CustomerDraft draft) {
        return command(system, externalId, draft).flatMap(command -> {
            ExternalId id = drafts.externalId(system, externalId);
            return claims.holder(Identifier.external(id).key())
                    .switchIfEmpty(Mono.error(() -> ETags.gone(version)))
                    .flatMap(_ -> attempt(id, new UpsertWish(draft::over, false, version, command), ATTEMPTS_MAX));
        });
    }

    private Mono<Command> command(@Nullable String system, @Nullable String externalId, CustomerDraft draft) {
        return Command.current(clock, "PUT /customers/by-external-id/" + system + "/" + externalId, draft);
    }

    /**
     * Creates or changes a customer to what somebody makes of it.
     *
     * @param wish applied to the customer as it is, or to one that is known by nothing but its external id
     * @param history a customer that is created is of the past: no greeting for it
     */
    public Mono<Upserted> upsert(
            @Nullable String system, @Nullable String externalId, UnaryOperator<CustomerDraft> wish, boolean history) {
        return Mono.defer(() -> attempt(
                drafts.externalId(system, externalId), new UpsertWish(wish, history, null, null), ATTEMPTS_MAX));
    }

    Mono<Upserted> attempt(ExternalId id, UpsertWish wish, int attempts) {
        if (attempts == 0) {
            return Mono.error(
                    new ProblemException(Problems.UNAVAILABLE, "externalId: contended (expected: a quieter moment)")
                            .withRetryAfter(Duration.ofSeconds(1)));
        }
        Identifier identifier = Identifier.external(id);
        String candidate = ids.next("cus");
        return claims.take(identifier.key(), candidate)
                .flatMap(claim -> store.aggregates()
                        .find(claim.holderId())
                        .singleOptional()
                        .flatMap(holder -> holder.isPresent()
                                ? change(holder.get(), identifier, wish, candidate)
                                : create(claim.holderId(), id, wish)))
                .switchIfEmpty(Mono.defer(() -> attempt(id, wish, attempts - 1)));
    }

    private static CustomerDraft known(ExternalId id) {
        return CustomerDraft.known(id.system(), id.id(), null);
    }

    /** Empty where the customer came into being meanwhile, or never will: look again. */
    private Mono<Upserted> create(String id, ExternalId externalId, UpsertWish wish) {
        if (wish.seen() != null) {
            return Mono.error(ETags.gone(wish.seen()));
        }
        Customer customer = drafts.create(id, wish.make().apply(known(externalId)), wish.history());
        return identifiers
                .take(customer.identifiers(), id)
                .then(Mono.defer(() -> store.aggregates()
                        .create(id, id, customer, List.of(CustomerEvents.created(customer)), wish.record(CREATED, 1))))
                .map(stored -> new Upserted(stored, Effect.CREATED))
                .onErrorResume(AlreadyExists.class, taken -> Mono.empty());
    }

    private Mono<Upserted> change(Stored<Customer> holder, Identifier identifier, UpsertWish wish, String candidate) {
        if (CustomerStore.isReserved(holder) || !holder.state().identifiers().contains(identifier)) {
            return identifiers.moveFrom(holder.id(), identifier, candidate).then(Mono.empty());
        }
        AtomicReference<Effect> effect = new AtomicReference<>(Effect.UNCHANGED);
        return store.aggregates()
                .changeWhen(
                        holder.id(),
                        stored -> decide(stored, wish)
                                .doOnNext(decision -> effect.set(
                                        decision instanceof Decision.Changed
                                                ? Effect.CHANGED
                                                : wish.firstEffect(stored))))
                .map(stored -> new Upserted(stored, Objects.requireNonNull(effect.get())));
    }

    private Mono<Decision<Customer>> decide(Stored<Customer> stored, UpsertWish wish) {
        return wish.isDoneIn(stored)
                ? Mono.just(new Decision.Unchanged<>())
                : patch.change(stored, wish.make(), wish.record(OK, stored.version() + 1))
                        .doOnNext(decision -> requireSeen(wish, decision, stored));
    }

    /** What is as wished already may be this command's own work, of which its caller has not heard. */
    private static void requireSeen(UpsertWish wish, Decision<Customer> decision, Stored<Customer> stored) {
        if (wish.seen() != null && decision instanceof Decision.Changed) {
            ETags.requireSame(wish.seen(), stored.version());
        }
    }
}
