package dev.fives.loyalty.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexCheck;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.EarnOnce;
import dev.fives.loyalty.account.app.EarnPoints;
import dev.fives.loyalty.account.app.EarnedFromLedger;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.Rules;
import dev.fives.loyalty.account.kafka.EarnOnEvents;
import dev.fives.loyalty.account.kafka.EarnOnProfile;
import dev.fives.loyalty.account.mongo.MongoPurchaseHistory;
import dev.fives.loyalty.care.app.CareByPlan;
import dev.fives.loyalty.care.app.Reactivate;
import dev.fives.loyalty.care.kafka.CareOnFrequencyBand;
import dev.fives.loyalty.care.kafka.CareOnSegment;
import dev.fives.loyalty.earning.app.Customers;
import dev.fives.loyalty.earning.app.EarningRules;
import dev.fives.loyalty.earning.app.HeardSegments;
import dev.fives.loyalty.earning.app.RuleCatalogue;
import dev.fives.loyalty.earning.app.SharedRules;
import dev.fives.loyalty.earning.app.SimulateEarning;
import dev.fives.loyalty.earning.app.SimulateHistory;
import dev.fives.loyalty.earning.kafka.HearOfFrequencyBand;
import dev.fives.loyalty.earning.kafka.HearOfSegments;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.Memberships;
import dev.fives.loyalty.earning.mongo.MongoRuleCatalogue;
import dev.fives.loyalty.survey.kafka.ReactOnAnswer;
import dev.fives.loyalty.tier.app.MemberTiers;
import dev.fives.loyalty.tier.model.HeldTier;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The parts that say what is worth points. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EarningProperties.class)
class EarningWiring {

    @Bean
    AggregateStore<EarningRule> earningRuleStore(AggregateStores stores) {
        return MongoRuleCatalogue.aggregates(stores);
    }

    @Bean
    RuleCatalogue ruleCatalogue(AggregateStore<EarningRule> store) {
        return new MongoRuleCatalogue(store);
    }

    @Bean
    SharedRules activeRules(RuleCatalogue catalogue, LoyaltyProperties loyalty, EarningProperties properties) {
        return new SharedRules(catalogue, loyalty.zone(), properties.rulesMaxAge(), System::nanoTime);
    }

    @Bean
    EarningRules earningRules(
            AggregateStore<EarningRule> store,
            RuleCatalogue catalogue,
            SharedRules shared,
            EarningProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new EarningRules(store, catalogue, shared, properties.limits(), ids, business, real);
    }

    @Bean
    HeardSegments heardSegments(AggregateStores stores) {
        return new HeardSegments(stores.of(
                new AggregateSpec<>("memberships", "customer_segments", StateCodec.record(Memberships.class))));
    }

    @Bean
    Customers earningCustomers(MemberTiers tiers, HeardSegments segments) {
        return new Customers(
                customerId -> tiers.of(customerId)
                        .mapNotNull(MemberTiers.Progress::tier)
                        .map(HeldTier::code),
                segments);
    }

    @Bean
    Rules rules(SharedRules active, Customers customers, EarningProperties properties) {
        return new Rules(active, customers, properties.counters());
    }

    @Bean
    EarnPoints earnPoints(PointsLedger ledger, Rules rules) {
        return new EarnPoints(ledger, rules);
    }

    @Bean
    EarnOnce earnOnce(PointsLedger ledger, Rules rules) {
        return new EarnOnce(ledger, rules);
    }

    @Bean
    EarnOnProfile earnOnProfile(EarnOnce earn, EarningProperties properties) {
        return new EarnOnProfile(earn, properties.profileFields());
    }

    @Bean
    SimulateEarning simulateEarning(
            SharedRules rules,
            Customers customers,
            Journal<LedgerBody> ledger,
            Accounts accounts,
            EarningProperties properties,
            BusinessClock clock) {
        EarnedFromLedger earned = new EarnedFromLedger(ledger, accounts);
        return new SimulateEarning(rules, customers, earned, properties.limits(), clock);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler simulationJudges(EarningProperties properties) {
        return Schedulers.newParallel("simulation", properties.historyAtOnce(), true);
    }

    @Bean
    SimulateHistory simulateHistory(
            SharedRules rules,
            Customers customers,
            HeardSegments segments,
            MongoDatabase database,
            IndexCheck indexes,
            EarningProperties properties,
            Scheduler simulationJudges,
            BusinessClock clock) {
        indexes.register(MongoPurchaseHistory.indexes());
        return new SimulateHistory(
                rules,
                customers,
                segments,
                new MongoPurchaseHistory(database),
                properties.limits(),
                properties.history(),
                simulationJudges,
                clock);
    }

    /** No parking: the fact is the entry's source, and the latest answer is kept, whatever came before. */
    @Bean
    Subscription feedback(EarnOnce earn, ReactOnAnswer react) {
        EventHandler points = EarnOnEvents.answer(earn);
        return new Subscription(
                LoyaltyWiring.GROUP,
                Topic.FEEDBACK,
                Map.of(
                        EventTypes.RESPONSE_SUBMITTED,
                        event -> points.handle(event).then(Mono.defer(() -> react.handle(event))),
                        EventTypes.FEEDBACK_RECEIVED,
                        EarnOnEvents.review(earn)),
                false);
    }

    /** No parking, as above. */
    @Bean
    Subscription usage(EarnOnce earn) {
        return new Subscription(
                LoyaltyWiring.GROUP, Topic.USAGE, Map.of(EventTypes.USAGE_RECORDED, EarnOnEvents.usage(earn)), false);
    }

    /** No parking: the highest sequence of each segment and of the band counts, whatever came before. */
    @Bean
    Subscription segments(HeardSegments segments, Reactivate reactivate, CareByPlan plans) {
        EventHandler hear = new HearOfSegments(segments);
        EventHandler band = new HearOfFrequencyBand(segments);
        EventHandler care = new CareOnFrequencyBand(reactivate);
        EventHandler entered = new CareOnSegment(plans);
        return new Subscription(
                LoyaltyWiring.GROUP,
                Topic.SEGMENT,
                Map.of(
                        EventTypes.SEGMENT_ENTERED,
                        event -> hear.handle(event).then(Mono.defer(() -> entered.handle(event))),
                        EventTypes.SEGMENT_EXITED,
                        hear,
                        EventTypes.FREQUENCY_BAND_CHANGED,
                        event -> band.handle(event).then(Mono.defer(() -> care.handle(event)))),
                false);
    }
}
