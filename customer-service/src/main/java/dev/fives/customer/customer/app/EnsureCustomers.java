package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.ExternalId;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.claim.Claim;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.CreateResult;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Customers by external id, in bulk, for imports: whoever exists is left as it is, the others are created knowing
 * nothing but their external id and perhaps a country. Repeating it changes nothing. Who is deleted is left out.
 */
public class EnsureCustomers {
    private static final int PARALLEL_MAX = 16;
    private static final int ATTEMPTS_MAX = 8;

    private final CustomerStore store;
    private final Customers customers;
    private final Claims claims;
    private final UpsertCustomer upsert;
    private final CustomerDrafts drafts;
    private final Ids ids;

    public EnsureCustomers(
            CustomerStore store,
            Customers customers,
            Claims claims,
            UpsertCustomer upsert,
            CustomerDrafts drafts,
            Ids ids) {
        this.store = store;
        this.customers = customers;
        this.claims = claims;
        this.upsert = upsert;
        this.drafts = drafts;
        this.ids = ids;
    }

    /** A customer in another system. */
    public record Known(String externalId, @Nullable String country) {}

    /** Ids of those that exist, by external id; in one query. */
    public Mono<Map<String, String>> find(String system, Collection<String> externalIds) {
        Map<Identifier, String> wanted = new LinkedHashMap<>();
        externalIds.forEach(id -> wanted.put(Identifier.external(new ExternalId(system, id)), id));
        return existing(wanted);
    }

    private Mono<Map<String, String>> existing(Map<Identifier, String> wanted) {
        return customers.idsOf(wanted.keySet()).map(ids -> {
            Map<String, String> found = new LinkedHashMap<>();
            wanted.forEach((identifier, externalId) ->
                    Optional.ofNullable(ids.get(identifier)).ifPresent(id -> found.put(externalId, id)));
            return found;
        });
    }

    /**
     * Ids of all of them but the deleted, by external id; about 500 a call. An external id that is not acceptable ends
     * it with a 422.
     *
     * @param history taken over from the past: no greeting for them
     */
    public Mono<Map<String, String>> ensureAll(String system, Collection<Known> customers, boolean history) {
        return Mono.defer(() -> {
            Map<String, Customer> wanted = new LinkedHashMap<>();
            for (Known known : customers) {
                wanted.computeIfAbsent(known.externalId(), id -> draft(system, known, history));
            }
            Map<Identifier, String> asked = new LinkedHashMap<>();
            wanted.forEach((externalId, customer) -> asked.put(identifier(customer), externalId));
            return existing(asked).flatMap(found -> {
                wanted.keySet().removeAll(found.keySet());
                return wanted.isEmpty()
                        ? Mono.just(found)
                        : ensureMissing(wanted).map(ids -> joined(found, ids));
            });
        });
    }

    private static Map<String, String> joined(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private Mono<Map<String, String>> ensureMissing(Map<String, Customer> wanted) {
        return claims.takeAll(claimsOf(wanted)).flatMap(taken -> createOrFind(wanted, taken));
    }

    /** The id is derived, so that a claim of an interrupted run is still its own. */
    private Customer draft(String system, Known known, boolean history) {
        ExternalId external = drafts.externalId(system, known.externalId());
        String id = ids.derived("cus", "ext", external.system(), external.id());
        return drafts.create(id, CustomerDraft.known(external.system(), external.id(), known.country()), history);
    }

    private static Map<String, String> claimsOf(Map<String, Customer> wanted) {
        Map<String, String> holders = new LinkedHashMap<>();
        wanted.values().forEach(customer -> holders.put(keyOf(customer), customer.id()));
        return holders;
    }

    private static String keyOf(Customer customer) {
        return identifier(customer).key();
    }

    private static Identifier identifier(Customer customer) {
        return customer.identifiers().first();
    }

    private Mono<Map<String, String>> createOrFind(Map<String, Customer> wanted, Map<String, Claim> taken) {
        List<NewAggregate<Customer>> mine = new ArrayList<>();
        Map<String, Customer> open = new LinkedHashMap<>();
        wanted.forEach((externalId, customer) -> {
            if (Optional.ofNullable(taken.get(keyOf(customer)))
                    .filter(Claim::mine)
                    .isPresent()) {
                mine.add(created(customer));
            } else {
                open.put(externalId, customer);
            }
        });
        return create(mine).flatMap(existing -> {
            Map<String, String> ids = new LinkedHashMap<>();
            wanted.forEach((externalId, customer) -> {
                if (existing.contains(customer.id())) {
                    open.put(externalId, customer);
                }
                ids.put(externalId, customer.id());
            });
            ids.keySet().removeAll(open.keySet());
            return findEach(open).map(found -> {
                ids.putAll(found);
                return ids;
            });
        });
    }

    private static NewAggregate<Customer> created(Customer customer) {
        return new NewAggregate<>(
                customer.id(), customer.id(), customer, List.of(CustomerEvents.created(customer)), null);
    }

    /** Ids that were there before, as customers or reserved. */
    private Mono<List<String>> create(List<NewAggregate<Customer>> batch) {
        return batch.isEmpty()
                ? Mono.just(List.of())
                : store.aggregates()
                        .createAll(batch)
                        .map(results -> results.stream()
                                .filter(CreateResult.Existing.class::isInstance)
                                .map(CreateResult::id)
                                .toList());
    }

    private Mono<Map<String, String>> findEach(Map<String, Customer> open) {
        return Flux.fromIterable(open.entrySet())
                .flatMap(entry -> ensure(entry.getValue()).map(id -> Map.entry(entry.getKey(), id)), PARALLEL_MAX)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Nothing is added to who is deleted; the others do not wait for it. */
    private static Mono<String> leftOut(ProblemException problem) {
        return RecycleBin.isWhy(problem) ? Mono.empty() : Mono.error(problem);
    }

    /** The hard way: somebody else has the claim, or it is left over from a run that did not come to the end. */
    private Mono<String> ensure(Customer customer) {
        Identifier identifier = identifier(customer);
        return customers
                .idOf(identifier)
                .switchIfEmpty(Mono.defer(() -> upsert.attempt(
                                customer.externalIds().getFirst(),
                                new UpsertWish(CustomerDraft.of(customer)::over, customer.history(), null, null),
                                ATTEMPTS_MAX)
                        .map(upserted -> upserted.customer().id())
                        .onErrorResume(ProblemException.class, EnsureCustomers::leftOut)));
    }
}
