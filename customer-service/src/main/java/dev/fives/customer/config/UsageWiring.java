package dev.fives.customer.config;

import dev.fives.contracts.Topic;
import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.timeline.kafka.RecordOnTimeline;
import dev.fives.customer.usage.app.RecordUsage;
import dev.fives.customer.usage.app.UsageDrafts;
import dev.fives.customer.usage.model.Usage;
import dev.fives.customer.usage.mongo.UsageCodec;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with what customers do in applications. */
@Configuration(proxyBeanMethods = false)
class UsageWiring {

    @Bean
    AggregateStore<Usage> usageStore(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("usage", "usage", new UsageCodec()));
    }

    @Bean
    RecordUsage recordUsage(
            Customers customers,
            AggregateStore<Usage> store,
            CustomerProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new RecordUsage(customers, store, new UsageDrafts(properties.usageLimits(), business), ids, real);
    }

    @Bean
    Subscription usageOnTimeline(RecordOnTimeline record) {
        return record.on(Topic.USAGE);
    }
}
