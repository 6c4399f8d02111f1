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
 * nothing but their external id and perhaps a country. Repeating it changes nothing.
 */
public class EnsureCustomers {
    private static final int PARALLEL_MAX = 16;
    private static final int ATTEMPTS_MAX = 8;

    private final CustomerStore store;
    private final Claims claims;
    private final UpsertCustomer upsert;
    private final CustomerDrafts drafts;
    private final Ids ids;

    public EnsureCustomers(CustomerStore store, Claims claims, UpsertCustomer upsert, CustomerDrafts drafts, Ids ids) {
        this.store = store;
        this.claims = claims;
        this.upsert = upsert;
        this.drafts = drafts;
        this.ids = ids;
    }

    /** A customer in another system. */
    public record Known(String externalId, @Nullable String country) {}

    /** Ids of those that exist, by external id. */
    public Mono<Map<String, String>> find(String system, Collection<String> externalIds) {
        return Flux.fromIterable(externalIds)
                .distinct()
                .flatMap(
                        id -> holder(Identifier.external(new ExternalId(system, id)))
                                .map(holder -> Map.entry(id, holder)),
                        PARALLEL_MAX)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Ids of all of them, by external id; about 500 a call. An external id that is not acceptable ends it with a 422.
     *
     * @param history taken over from the past: no greeting for them
     */
    public Mono<Map<String, String>> ensureAll(String system, Collection<Known> customers, boolean history) {
        return Mono.defer(() -> {
            Map<String, Customer> wanted = new LinkedHashMap<>();
            for (Known known : customers) {
                wanted.computeIfAbsent(known.externalId(), id -> draft(system, known, history));
            }
            return claims.takeAll(claimsOf(wanted)).flatMap(taken -> createOrFind(wanted, taken));
        });
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
        return customer.identifiers().first().key();
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

    private Mono<String> ensure(Customer customer) {
        Identifier identifier = customer.identifiers().first();
        return holder(identifier)
                .switchIfEmpty(Mono.defer(
                        () -> upsert.attempt(identifier, CustomerDraft.of(customer), customer.history(), ATTEMPTS_MAX)
                                .map(upserted -> upserted.customer().id())));
    }

    private Mono<String> holder(Identifier identifier) {
        return claims.holder(identifier.key()).filterWhen(holder -> lists(holder, identifier));
    }

    private Mono<Boolean> lists(String id, Identifier identifier) {
        return store.aggregates()
                .find(id)
                .map(stored -> stored.state().identifiers().contains(identifier))
                .defaultIfEmpty(false);
    }
}
