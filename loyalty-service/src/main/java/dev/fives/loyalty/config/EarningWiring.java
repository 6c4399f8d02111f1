package dev.fives.loyalty.config;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.earning.app.EarnedSoFar;
import dev.fives.loyalty.earning.app.EarningContexts;
import dev.fives.loyalty.earning.app.EarningRules;
import dev.fives.loyalty.earning.app.HeardSegments;
import dev.fives.loyalty.earning.app.RuleCatalogue;
import dev.fives.loyalty.earning.app.SharedRules;
import dev.fives.loyalty.earning.app.SimulateEarning;
import dev.fives.loyalty.earning.app.TierOf;
import dev.fives.loyalty.earning.kafka.HearOfSegments;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.Memberships;
import dev.fives.loyalty.earning.mongo.MongoRuleCatalogue;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

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
    EarningContexts earningContexts(HeardSegments segments) {
        return new EarningContexts(TierOf.nobody(), segments, _ -> Mono.just(EarnedSoFar.Earned.NOTHING));
    }

    @Bean
    SimulateEarning simulateEarning(
            SharedRules rules, EarningContexts contexts, EarningProperties properties, BusinessClock clock) {
        return new SimulateEarning(rules, contexts, properties.limits(), clock);
    }

    /** No parking: the highest sequence of each segment counts, whatever came before. */
    @Bean
    Subscription segments(HeardSegments segments) {
        EventHandler hear = new HearOfSegments(segments);
        return new Subscription(
                LoyaltyWiring.GROUP,
                Topic.SEGMENT,
                Map.of(EventTypes.SEGMENT_ENTERED, hear, EventTypes.SEGMENT_EXITED, hear),
                false);
    }
}
