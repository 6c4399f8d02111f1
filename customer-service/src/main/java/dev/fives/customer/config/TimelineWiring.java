package dev.fives.customer.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.Topic;
import dev.fives.customer.contact.kafka.HearOfStrategies;
import dev.fives.customer.timeline.app.Timeline;
import dev.fives.customer.timeline.kafka.RecordOnTimeline;
import dev.fives.customer.timeline.mongo.MongoTimeline;
import dev.fives.kit.events.consistency.Projections;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timeline hears everybody, this service too. */
@Configuration(proxyBeanMethods = false)
class TimelineWiring {

    @Bean
    MongoTimeline timeline(MongoDatabase database, StoreFaults faults, CustomerProperties properties) {
        return new MongoTimeline(database, faults, properties.timeline().batchSize());
    }

    @Bean
    IndexSpec timelineIndexes() {
        return MongoTimeline.indexes();
    }

    @Bean
    Projections timelineProjection() {
        return new Projections(List.of("/customers/{customerId}/timeline"));
    }

    @Bean
    RecordOnTimeline recordOnTimeline(Timeline timeline) {
        return new RecordOnTimeline(timeline);
    }

    @Bean
    Subscription customersOnTimeline(RecordOnTimeline record) {
        return record.on(Topic.CUSTOMER);
    }

    @Bean
    Subscription purchasesOnTimeline(RecordOnTimeline record) {
        return record.on(Topic.PURCHASE);
    }

    @Bean
    Subscription feedbackOnTimeline(RecordOnTimeline record) {
        return record.on(Topic.FEEDBACK);
    }

    @Bean
    Subscription ticketsOnTimeline(RecordOnTimeline record) {
        return record.on(Topic.TICKET);
    }

    @Bean
    Subscription loyaltyOnTimeline(RecordOnTimeline record) {
        return record.on(Topic.LOYALTY);
    }

    @Bean
    Subscription segmentsOnTimeline(RecordOnTimeline record, HearOfStrategies strategies) {
        return strategies.beside(record.on(Topic.SEGMENT));
    }
}
