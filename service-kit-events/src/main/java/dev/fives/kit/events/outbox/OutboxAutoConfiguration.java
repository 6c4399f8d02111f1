package dev.fives.kit.events.outbox;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexCheck;
import dev.fives.kit.events.store.StoreAutoConfiguration;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Stores with outbox, the relay and what watches it. */
@AutoConfiguration(after = {StoreAutoConfiguration.class, KafkaAutoConfiguration.class})
@EnableConfigurationProperties({OutboxProperties.class, TopicProperties.class})
public class OutboxAutoConfiguration {
    private static final String TOPIC_PREFIX = "${fives.topic-prefix:}";

    @Bean
    Outboxes outboxes() {
        return new Outboxes();
    }

    @Bean
    PendingEvents pendingEvents(BusinessClock businessClock, RealClock realClock) {
        return new PendingEvents(businessClock, realClock);
    }

    @Bean
    TopicsInitializer topicsInitializer(
            KafkaAdmin admin, TopicProperties properties, @Value(TOPIC_PREFIX) String prefix) {
        return new TopicsInitializer(admin.getConfigurationProperties(), properties, prefix);
    }

    @Bean
    EventPublisher eventPublisher(
            KafkaTemplate<String, byte[]> kafka,
            TopicsInitializer topics,
            @Value(TOPIC_PREFIX) String prefix,
            TopicProperties properties,
            RealClock clock,
            MeterRegistry meters) {
        return new EventPublisher(kafka, topics.ready(), prefix, properties.sendTimeout(), clock, meters);
    }

    @Bean
    OutboxRelay outboxRelay(EventPublisher publisher, KafkaTemplate<String, byte[]> kafka, OutboxProperties limits) {
        SendLimits.require(kafka.getProducerFactory().getConfigurationProperties(), limits);
        return new OutboxRelay(publisher, limits);
    }

    @Bean
    OutboxSweeper outboxSweeper(Outboxes outboxes, OutboxRelay relay, RealClock clock, OutboxProperties limits) {
        return new OutboxSweeper(outboxes, relay, clock, limits);
    }

    @Bean
    Rounds outboxSweeps(OutboxSweeper sweeper, OutboxProperties limits) {
        return new Rounds("outbox sweep", limits.sweepInterval(), sweeper::sweep);
    }

    @Bean
    OutboxGauges outboxGauges(Outboxes outboxes, RealClock clock, OutboxProperties limits, MeterRegistry meters) {
        return new OutboxGauges(outboxes, clock, limits, meters);
    }

    @Bean
    Rounds outboxLooks(OutboxGauges gauges, OutboxProperties limits) {
        return new Rounds("outbox gauges", limits.gaugeInterval(), gauges::look);
    }

    @Bean
    OutboxController outboxController(Outboxes outboxes, RealClock clock, OutboxProperties limits) {
        return new OutboxController(outboxes, clock, limits);
    }

    @Bean
    StoreHealthIndicator storeHealthIndicator(
            MongoDatabase database, StoreFaults faults, OutboxGauges gauges, OutboxProperties limits) {
        return new StoreHealthIndicator(database, faults, gauges, limits);
    }

    @Bean
    AggregateStores aggregateStores(
            MongoDatabase database,
            IndexCheck indexes,
            Outboxes outboxes,
            OutboxRelay relay,
            PendingEvents events,
            StoreFaults faults,
            RealClock clock,
            Ids ids,
            OutboxProperties limits,
            MeterRegistry meters) {
        return new MongoAggregateStores(database, indexes, outboxes, relay, events, faults, clock, ids, limits, meters);
    }
}
