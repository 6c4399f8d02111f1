package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.ExternalId;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates the customer of an external id, or changes it: what the draft names replaces, what it leaves out stays. The
 * claim of the external id says which id the customer has, so parallel upserts create one customer.
 */
public class UpsertCustomer {
    private static final int ATTEMPTS_MAX = 8;

    private final CustomerStore store;
    private final Claims claims;
    private final Identifiers identifiers;
    private final PatchCustomer patch;
    private final CustomerDrafts drafts;
    private final Ids ids;

    public UpsertCustomer(
            CustomerStore store,
            Claims claims,
            Identifiers identifiers,
            PatchCustomer patch,
            CustomerDrafts drafts,
            Ids ids) {
        this.store = store;
        this.claims = claims;
        this.identifiers = identifiers;
        this.patch = patch;
        this.drafts = drafts;
        this.ids = ids;
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

    public Mono<Upserted> upsert(@Nullable String system, @Nullable String externalId, CustomerDraft draft) {
        return upsert(system, externalId, draft::over, false);
    }

    /**
     * Creates or changes a customer to what somebody makes of it.
     *
     * @param wish applied to the customer as it is, or to one that is known by nothing but its external id
     * @param history a customer that is created is of the past: no greeting for it
     */
    public Mono<Upserted> upsert(
            @Nullable String system, @Nullable String externalId, UnaryOperator<CustomerDraft> wish, boolean history) {
        return Mono.defer(() -> attempt(drafts.externalId(system, externalId), wish, history, ATTEMPTS_MAX));
    }

    Mono<Upserted> attempt(ExternalId id, UnaryOperator<CustomerDraft> wish, boolean history, int attempts) {
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
                                : create(claim.holderId(), wish.apply(known(id)), history)))
                .switchIfEmpty(Mono.defer(() -> attempt(id, wish, history, attempts - 1)));
    }

    private static CustomerDraft known(ExternalId id) {
        return CustomerDraft.known(id.system(), id.id(), null);
    }

    /** Empty where the customer came into being meanwhile, or never will: look again. */
    private Mono<Upserted> create(String id, CustomerDraft draft, boolean history) {
        Customer customer = drafts.create(id, draft, history);
        return identifiers
                .take(customer.identifiers(), id)
                .then(Mono.defer(() ->
                        store.aggregates().create(id, id, customer, List.of(CustomerEvents.created(customer)), null)))
                .map(stored -> new Upserted(stored, Effect.CREATED))
                .onErrorResume(AlreadyExists.class, taken -> Mono.empty());
    }

    private Mono<Upserted> change(
            Stored<Customer> holder, Identifier identifier, UnaryOperator<CustomerDraft> wish, String candidate) {
        if (CustomerStore.isReserved(holder) || !holder.state().identifiers().contains(identifier)) {
            return identifiers.moveFrom(holder.id(), identifier, candidate).then(Mono.empty());
        }
        AtomicBoolean changed = new AtomicBoolean();
        return store.aggregates()
                .changeWhen(
                        holder.id(),
                        stored -> patch.change(stored, wish, null)
                                .doOnNext(decision -> changed.set(decision instanceof Decision.Changed)))
                .map(stored -> new Upserted(stored, changed.get() ? Effect.CHANGED : Effect.UNCHANGED));
    }
}
