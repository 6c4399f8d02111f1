package dev.fives.customer.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.contact.app.FollowStrategies;
import dev.fives.customer.contact.app.SegmentEntries;
import dev.fives.customer.contact.kafka.HearOfStrategies;
import dev.fives.customer.contact.model.ContactPlan;
import dev.fives.customer.contact.model.StrategyCadence;
import dev.fives.customer.contact.mongo.MongoSegmentEntries;
import dev.fives.customer.customer.app.Customers;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.Rounds;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The parts that follow strategies of segments. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StrategyProperties.class)
class StrategyWiring {

    @Bean
    SegmentEntries segmentEntries(MongoDatabase database, StoreFaults faults, StrategyProperties properties) {
        return new MongoSegmentEntries(database, faults, properties.entriesAtATime());
    }

    @Bean
    IndexSpec segmentEntryIndexes() {
        return MongoSegmentEntries.indexes();
    }

    @Bean
    HearOfStrategies hearOfStrategies(
            Customers customers, AggregateStores stores, AggregateStore<ContactPlan> plans, SegmentEntries entries) {
        AggregateSpec<StrategyCadence> spec =
                new AggregateSpec<>("strategy-cadence", "strategy_cadences", StateCodec.record(StrategyCadence.class));
        return new HearOfStrategies(new FollowStrategies(customers, stores.of(spec), plans, entries));
    }

    @Bean
    Rounds segmentEntrySweeps(SegmentEntries entries, StrategyProperties properties, BusinessClock clock) {
        return Rounds.afterAPause(
                "segment entries",
                properties.sweepInterval(),
                () -> Mono.defer(() -> entries.removeBefore(clock.instant().minus(properties.entriesKept())))
                        .repeat()
                        .takeUntil(removed -> removed == 0)
                        .then());
    }
}
