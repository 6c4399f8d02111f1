package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.segment.app.SegmentTurnStore;
import dev.fives.segmentation.segment.app.SegmentTurns;
import dev.fives.segmentation.segment.app.SegmentsInForce;
import dev.fives.segmentation.segment.mongo.MongoSegmentTurnStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lets one decision about the segments in force be made at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SegmentTurnProperties.class)
class SegmentTurnWiring {

    @Bean
    SegmentTurnStore segmentTurnStore(MongoDatabase database, StoreFaults faults) {
        return new MongoSegmentTurnStore(database, faults);
    }

    @Bean
    SegmentTurns segmentTurns(
            SegmentTurnStore store,
            RealClock clock,
            Ids ids,
            SegmentTurnProperties properties,
            SegmentsInForce inForce) {
        return new SegmentTurns(store, clock, ids.next("ins"), properties.limits(), inForce::bringAll);
    }
}
