package dev.fives.loyalty.tier.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.store.MemoryStore;
import dev.fives.loyalty.tier.model.QualifyingChange;
import dev.fives.loyalty.tier.model.QualifyingPeriod;
import dev.fives.loyalty.tier.model.QualifyingPeriod.Kind;
import dev.fives.loyalty.tier.model.Tier;
import dev.fives.loyalty.tier.model.TierPlan;
import dev.fives.loyalty.tier.model.TierPlan.Downgrade;
import dev.fives.loyalty.tier.model.TierStanding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an entry costs the database, and that one reading of the plan is enough. */
class TierStandingsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final MemoryStore<TierPlan> plans = new MemoryStore<>();
    private final MemoryStore<TierStanding> standings = new MemoryStore<>();
    private final Entries entries = new Entries();
    private Instant now = NOW;
    private final TierStandings tiers = new TierStandings(
            standings,
            new TierPlans(plans, "default", plan(0), new TierLimits(20, 20, 20, 36, 90)),
            entries,
            () -> now);

    @Test
    void qualifyingEntry_costsThreeCommands_theFirstOfACustomerToo() {
        plans.create("default", "default", plan(1, tier("SILVER", 100)), List.of(), null)
                .block();
        for (int entry = 1; entry <= 3; entry++) {
            plans.commands = 0;
            standings.commands = 0;

            hear("40");

            assertThat(plans.commands).isEqualTo(1);
            assertThat(standings.commands).isEqualTo(2);
        }
        assertThat(held()).isEqualTo("SILVER");
    }

    @Test
    void withoutTiers_itCostsOne() {
        hear("40");

        assertThat(plans.commands + standings.commands).isEqualTo(1);
    }

    /** The standing was counted by it already, so what was read before is not the present plan. */
    @Test
    void planThatChangesWhileAnEntryIsHeard_isTheOneThatItIsJudgedBy() {
        plans.create("default", "default", plan(1, tier("SILVER", 100)), List.of(), null)
                .block();
        hear("10");
        standings.beforeFind = () -> {
            standings.beforeFind = () -> {};
            plans.update(plans.all.get("default"), plan(2, tier("SILVER", 20)), List.of(), null)
                    .block();
            tiers.realign("cus_1").block();
        };

        hear("10");

        assertThat(held()).isEqualTo("SILVER");
        assertThat(standings.all.get("cus_1").state().planVersion()).isEqualTo(2);
    }

    /** The plan reaches it while what is due waits, as after a day on which the service was away. */
    @Test
    void LOY_10_planThatChangesAfterAPeriodEndThatWasNotFiredYet_countsThatPeriodAnew() {
        plans.create("default", "default", plan(1, tier("SILVER", 100)), List.of(), null)
                .block();
        hear("100");
        Instant end = standings.all.get("cus_1").state().tier().validUntil();
        now = end.minus(Duration.ofDays(100));
        hear("100");
        now = end.plus(Duration.ofDays(300));
        plans.update(plans.all.get("default"), plan(2, tier("SILVER", 100)), List.of(), null)
                .block();

        tiers.realign("cus_1").block();
        tiers.fireDue("cus_1", end).block();

        assertThat(held()).isEqualTo("SILVER");
    }

    private String held() {
        return standings.all.get("cus_1").state().tier().code();
    }

    private void hear(String amount) {
        QualifyingChange change =
                new QualifyingChange(entries.all.size() + 1L, new BigDecimal(amount), "CNY", now, now);
        entries.all.add(change);
        tiers.hear("cus_1", change).block();
    }

    private static TierPlan plan(long version, Tier... tiers) {
        return new TierPlan(
                version,
                "CNY",
                "UTC",
                new QualifyingPeriod(Kind.ROLLING, 12),
                12,
                0,
                30,
                14,
                Downgrade.ONE_DOWN,
                List.of(tiers));
    }

    private static Tier tier(String code, long threshold) {
        return new Tier(code, BigDecimal.valueOf(threshold), List.of());
    }

    private static final class Entries implements QualifyingEntries {
        private final List<QualifyingChange> all = new ArrayList<>();

        @Override
        public Mono<Long> last(String customerId) {
            return Mono.fromSupplier(() -> (long) all.size());
        }

        @Override
        public Flux<QualifyingChange> between(String customerId, long first, long last) {
            return Flux.defer(() -> Flux.fromIterable(List.copyOf(all)))
                    .filter(change -> change.sequence() >= first && change.sequence() <= last);
        }
    }
}
