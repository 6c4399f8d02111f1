package dev.fives.segmentation.profile.app;

import dev.fives.kit.test.store.MemoryStore;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Facts of one test beside its profiles, and what happens elsewhere while they are read. */
public final class FactsInMemory implements FactStore, TicketFacts, CustomerFacts {

    private final MemoryStore<Profile> profiles;
    private final Map<String, PurchaseFact> bought = new LinkedHashMap<>();
    private final Set<String> applied = new HashSet<>();
    private final Map<String, TicketFact> asked = new HashMap<>();
    /** After which customer pages were asked for, and of how many customers facts were. */
    public final List<String> pages = new ArrayList<>();

    public final List<Integer> loaded = new ArrayList<>();
    public long lastEvent;
    /** Is told after which customer a page is asked for, and may fail. */
    public Consumer<String> beforePage = after -> {};

    public Runnable afterRead = () -> {};

    public FactsInMemory(MemoryStore<Profile> profiles) {
        this.profiles = profiles;
    }

    @Override
    public Mono<State> keep(PurchaseFact fact) {
        return Mono.fromSupplier(() -> {
            bought.putIfAbsent(fact.id(), fact);
            return applied.contains(fact.id()) ? State.APPLIED : State.OPEN;
        });
    }

    @Override
    public Mono<Void> markApplied(String factId) {
        return Mono.fromRunnable(() -> applied.add(factId));
    }

    @Override
    public Mono<Set<String>> applied(Collection<String> factIds) {
        return Mono.fromSupplier(
                () -> factIds.stream().filter(applied::contains).collect(Collectors.toSet()));
    }

    @Override
    public Mono<Purchase> lastApplied(String customerId, String purchaseId, Collection<String> recent) {
        return Mono.justOrEmpty(bought.values().stream()
                .filter(fact -> fact.customerId().equals(customerId))
                .filter(fact -> applied.contains(fact.id()) || recent.contains(fact.id()))
                .map(PurchaseFact::purchase)
                .filter(purchase -> purchase.id().equals(purchaseId))
                .max(Comparator.comparingLong(Purchase::version)));
    }

    @Override
    public Mono<Void> keep(TicketFact fact) {
        return Mono.fromRunnable(() ->
                asked.merge(fact.ticket().id(), fact, (old, young) -> young.sequence() > old.sequence() ? young : old));
    }

    @Override
    public Mono<TicketFact> newest(String ticketId) {
        return Mono.justOrEmpty(asked.get(ticketId));
    }

    @Override
    public Mono<List<String>> customersAfter(String customerId, int limit) {
        return Mono.fromSupplier(() -> {
            pages.add(customerId);
            beforePage.accept(customerId);
            var all = new TreeSet<>(profiles.all.keySet());
            bought.values().forEach(fact -> all.add(fact.customerId()));
            asked.values().forEach(fact -> all.add(fact.customerId()));
            return all.tailSet(customerId, false).stream().limit(limit).toList();
        });
    }

    @Override
    public Mono<Map<String, Told>> of(Collection<String> customerIds) {
        return Mono.fromSupplier(() -> {
            loaded.add(customerIds.size());
            var told = customerIds.stream()
                    .filter(id -> !purchases(id).isEmpty() || !tickets(id).isEmpty())
                    .collect(Collectors.toMap(Function.identity(), id -> new Told(purchases(id), tickets(id))));
            afterRead.run();
            return told;
        });
    }

    private List<KeptPurchase> purchases(String customerId) {
        return bought.values().stream()
                .filter(fact -> fact.customerId().equals(customerId))
                .map(fact -> new KeptPurchase(fact.id(), applied.contains(fact.id()), fact.purchase()))
                .toList();
    }

    private List<Ticket> tickets(String customerId) {
        return asked.values().stream()
                .filter(fact -> fact.customerId().equals(customerId))
                .map(TicketFact::ticket)
                .toList();
    }

    @Override
    public Mono<Long> lastEvent(String customerId) {
        return Mono.fromSupplier(() -> lastEvent);
    }
}
