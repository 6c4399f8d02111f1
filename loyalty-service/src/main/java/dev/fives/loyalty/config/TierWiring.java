package dev.fives.loyalty.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.listener.CaughtUps;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.tier.app.FireDueTiers;
import dev.fives.loyalty.tier.app.MemberTiers;
import dev.fives.loyalty.tier.app.PlanWalk;
import dev.fives.loyalty.tier.app.ProveTiers;
import dev.fives.loyalty.tier.app.QualifyingEntries;
import dev.fives.loyalty.tier.app.RealignTiers;
import dev.fives.loyalty.tier.app.TierPlans;
import dev.fives.loyalty.tier.app.TierStandings;
import dev.fives.loyalty.tier.app.UseBenefits;
import dev.fives.loyalty.tier.model.TierPlan;
import dev.fives.loyalty.tier.model.TierStanding;
import dev.fives.loyalty.tier.mongo.MongoTierQueries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with tiers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TierProperties.class)
class TierWiring {

    @Bean
    TierPlans tierPlans(AggregateStores stores, LoyaltyProperties programme, TierProperties tiers) {
        AggregateSpec<TierPlan> spec =
                new AggregateSpec<>("tier-plan", "tier_plans", StateCodec.record(TierPlan.class));
        return new TierPlans(stores.of(spec), programme.programId(), tiers.shipped(programme.zone()), tiers.limits());
    }

    @Bean
    AggregateStore<TierStanding> tierStandingStore(AggregateStores stores) {
        return MongoTierQueries.aggregates(stores);
    }

    @Bean
    IndexSpec tierStandingIndexes() {
        return MongoTierQueries.indexes();
    }

    @Bean
    QualifyingEntries qualifyingEntries(Journal<LedgerBody> ledger, Accounts accounts) {
        return new LedgerEntries(ledger, accounts);
    }

    @Bean
    TierStandings tierStandings(
            AggregateStore<TierStanding> store, TierPlans plans, QualifyingEntries entries, BusinessClock clock) {
        return new TierStandings(store, plans, entries, clock);
    }

    @Bean
    MemberTiers memberTiers(TierStandings standings, TierPlans plans, BusinessClock clock) {
        return new MemberTiers(standings, plans, clock);
    }

    @Bean
    UseBenefits useBenefits(TierStandings standings, RealClock clock) {
        return new UseBenefits(standings, clock);
    }

    @Bean
    ProveTiers proveTiers(TierStandings standings, TierPlans plans, QualifyingEntries entries) {
        return new ProveTiers(standings, plans, entries);
    }

    @Bean
    EntryRule tiersCount(ProveTiers tiers) {
        return new TiersCount(tiers);
    }

    @Bean
    DueWork tierDueWork(AggregateStore<TierStanding> store, TierStandings standings, CaughtUps caughtUps) {
        return new FireDueTiers(new MongoTierQueries(store), standings, caughtUps.of(LoyaltyWiring.GROUP));
    }

    @Bean
    DueWork tierPlanWork(
            AggregateStores stores,
            LoyaltyProperties properties,
            TierPlans plans,
            Members members,
            TierStandings standings) {
        AggregateSpec<PlanWalk> spec =
                new AggregateSpec<>("tier-plan-walk", "tier_plan_walks", StateCodec.record(PlanWalk.class));
        return new RealignTiers(stores.of(spec), properties.programId(), plans, members, standings);
    }
}
