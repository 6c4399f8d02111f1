package dev.fives.segmentation.profile.app;

import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.basis.app.FinishedWalk;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Refold;
import dev.fives.segmentation.profile.model.Ticket;
import dev.fives.segmentation.rule.model.Field;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** One customer's profile and facts, and all that writes them, without a store. */
final class ShopFloor {

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    static final String CUSTOMER = "cus_1";
    private static final Refold KEPT = new Refold(4, 9, 6);

    final MutableClock clock = new MutableClock(START);
    final MemoryStore<Profile> store = new MemoryStore<>();
    final FactsInMemory facts = new FactsInMemory(store);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Judge judge = new Judge(ZoneOffset.UTC);
    private final Bases bases = new Bases(new BasisInMemory(BasisInMemory.basis(
            1,
            BasisInMemory.atLeast("seg_buyers", Field.PURCHASES_COUNT, 2),
            BasisInMemory.atLeast("seg_upset", Field.OPEN_COMPLAINTS, 1))));
    private final RfmPopulation population =
            new RfmPopulation(RealClock.system(), new RfmPopulation.Pace(1, Duration.ofDays(1), Duration.ofDays(1)));
    final ProfileWriter writer = new ProfileWriter(store, bases, judge, clock, meters);
    private final ApplyPurchase purchases = new ApplyPurchase(
            writer, facts, population, new ApplyPurchase.Kept(KEPT.purchases(), KEPT.items()), 2, meters);
    private final ApplyTicket tickets = new ApplyTicket(writer, facts, clock, KEPT.tickets());
    final RebuildProfiles rebuild = new RebuildProfiles(
            store,
            writer,
            facts,
            new SettledBasis(bases, new FinishedWalk(1)),
            judge,
            KEPT,
            population,
            clock,
            new RebuildProfiles.Looks(10, 2, Duration.ofMillis(1)),
            meters);

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
        facts.keep(new PurchaseFact("purchase:" + purchase.id() + "-" + purchase.version(), CUSTOMER, purchase))
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
}
