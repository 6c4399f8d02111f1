package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.ExternalId;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.List;
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

    /** The customer, and whether this call created it. */
    public record Upserted(Stored<Customer> customer, boolean created) {}

    public Mono<Upserted> upsert(String system, String externalId, CustomerDraft draft) {
        return Mono.defer(() -> {
            ExternalId id = drafts.externalId(system, externalId);
            return attempt(Identifier.external(id), draft.withExternalId(id.system(), id.id()), false, ATTEMPTS_MAX);
        });
    }

    Mono<Upserted> attempt(Identifier identifier, CustomerDraft draft, boolean history, int attempts) {
        if (attempts == 0) {
            return Mono.error(
                    new ProblemException(Problems.UNAVAILABLE, "externalId: contended (expected: a quieter moment)")
                            .withRetryAfter(Duration.ofSeconds(1)));
        }
        String candidate = ids.next("cus");
        return claims.take(identifier.key(), candidate)
                .flatMap(claim -> store.aggregates()
                        .find(claim.holderId())
                        .singleOptional()
                        .flatMap(holder -> holder.isPresent()
                                ? change(holder.get(), identifier, draft, candidate)
                                : create(claim.holderId(), draft, history)))
                .switchIfEmpty(Mono.defer(() -> attempt(identifier, draft, history, attempts - 1)));
    }

    /** Empty where the customer came into being meanwhile, or never will: look again. */
    private Mono<Upserted> create(String id, CustomerDraft draft, boolean history) {
        Customer customer = drafts.create(id, draft, history);
        return identifiers
                .take(customer.identifiers(), id)
                .then(Mono.defer(() ->
                        store.aggregates().create(id, id, customer, List.of(CustomerEvents.created(customer)), null)))
                .map(stored -> new Upserted(stored, true))
                .onErrorResume(AlreadyExists.class, taken -> Mono.empty());
    }

    private Mono<Upserted> change(
            Stored<Customer> holder, Identifier identifier, CustomerDraft draft, String candidate) {
        if (CustomerStore.isReserved(holder) || !holder.state().identifiers().contains(identifier)) {
            return identifiers.moveFrom(holder.id(), identifier, candidate).then(Mono.empty());
        }
        return store.aggregates()
                .changeWhen(holder.id(), stored -> patch.change(stored, draft::over, null))
                .map(stored -> new Upserted(stored, false));
    }
}
