package dev.fives.segmentation.profile.app;

import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisStore;
import dev.fives.segmentation.basis.app.FinishedWalk;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Refold;
import dev.fives.segmentation.profile.model.Ticket;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** One customer's profile and facts, and all that writes them, without a store. */
final class ShopFloor implements FactStore, TicketFacts, CustomerFacts {

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    static final String CUSTOMER = "cus_1";
    private static final Refold KEPT = new Refold(4, 9, 6);

    final MutableClock clock = new MutableClock(START);
    final MemoryStore<Profile> store = new MemoryStore<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Judge judge = new Judge(ZoneOffset.UTC);
    private final Bases bases = new Bases(new OneBasis());
    private final RfmPopulation population =
            new RfmPopulation(RealClock.system(), new RfmPopulation.Pace(1, Duration.ofDays(1), Duration.ofDays(1)));
    final ProfileWriter writer = new ProfileWriter(store, bases, judge, clock, meters);
    private final ApplyPurchase purchases = new ApplyPurchase(
            writer, this, population, new ApplyPurchase.Kept(KEPT.purchases(), KEPT.items()), 2, meters);
    private final ApplyTicket tickets = new ApplyTicket(writer, this, clock, KEPT.tickets());
    final RebuildProfiles rebuild = new RebuildProfiles(
            store,
            writer,
            this,
            new SettledBasis(bases, new FinishedWalk(1)),
            judge,
            KEPT,
            population,
            clock,
            new RebuildProfiles.Looks(10, 2, Duration.ofMillis(1)),
            meters);

    private final Map<String, PurchaseFact> facts = new LinkedHashMap<>();
    private final Set<String> applied = new HashSet<>();
    private final Map<String, TicketFact> asked = new HashMap<>();
    long lastEvent;
    /** What happens elsewhere just after facts were read. */
    Runnable afterFacts = () -> {};

    void buys(Purchase purchase) {
        var id = "purchase:" + purchase.id() + "-" + purchase.version();
        // not block(): it also happens between two steps of a rebuild, on a thread of Reactor
        purchases.apply(new PurchaseFact(id, CUSTOMER, purchase)).toFuture().join();
    }

    void asks(Ticket ticket, long sequence) {
        tickets.apply(new TicketFact(CUSTOMER, sequence, ticket), "ticket:" + ticket.id() + "-" + sequence)
                .block();
    }

    /** An event that was kept and has not come to the profile yet. */
    void keeps(Purchase purchase) {
        keep(new PurchaseFact("purchase:" + purchase.id() + "-" + purchase.version(), CUSTOMER, purchase))
                .block();
    }

    Profile profile() {
        return store.all.get(CUSTOMER).state();
    }

    /** Behind everybody's back. */
    void damage(Profile wrong) {
        store.update(store.all.get(CUSTOMER), wrong, List.of(), null).block();
    }

    RebuiltPage rebuilt() {
        return rebuild.page("", 10).block();
    }

    @Override
    public Mono<State> keep(PurchaseFact fact) {
        return Mono.fromSupplier(() -> {
            facts.putIfAbsent(fact.id(), fact);
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
        return Mono.justOrEmpty(facts.values().stream()
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
            var all = new TreeSet<>(store.all.keySet());
            if (!facts.isEmpty() || !asked.isEmpty()) {
                all.add(CUSTOMER);
            }
            return all.tailSet(customerId, false).stream().limit(limit).toList();
        });
    }

    @Override
    public Mono<Map<String, Told>> of(Collection<String> customerIds) {
        return Mono.fromSupplier(() -> {
            var bought = facts.values().stream()
                    .map(fact -> new KeptPurchase(fact.id(), applied.contains(fact.id()), fact.purchase()))
                    .toList();
            var told = new Told(
                    bought, asked.values().stream().map(TicketFact::ticket).toList());
            afterFacts.run();
            return Map.of(CUSTOMER, told);
        });
    }

    @Override
    public Mono<Long> lastEvent(String customerId) {
        return Mono.fromSupplier(() -> lastEvent);
    }

    private static final class OneBasis implements BasisStore {
        private final Basis basis = new Basis(
                1,
                Since.FIRST,
                Measure.NET,
                new BandSettings(90, 2, 6),
                null,
                List.of(
                        segment("seg_buyers", Field.PURCHASES_COUNT, 2),
                        segment("seg_upset", Field.OPEN_COMPLAINTS, 1)));

        private static PublishedSegment segment(String id, Field field, int least) {
            var rule = new Leaf(field, Operator.GTE, List.of(Value.Numeric.of(least)));
            return new PublishedSegment(id, 1, id, id, rule, 1);
        }

        @Override
        public Mono<Basis> load() {
            return Mono.just(basis);
        }

        @Override
        public Mono<Long> version() {
            return Mono.just(1L);
        }

        @Override
        public Mono<Boolean> replace(Basis next) {
            throw new UnsupportedOperationException();
        }
    }
}
