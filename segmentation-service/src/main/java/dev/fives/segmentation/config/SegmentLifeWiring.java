package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.segment.app.Dependents;
import dev.fives.segmentation.segment.app.DescribeSegment;
import dev.fives.segmentation.segment.app.ReadVersions;
import dev.fives.segmentation.segment.app.SegmentUses;
import dev.fives.segmentation.segment.app.SegmentVersions;
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.segment.app.UsesHere;
import dev.fives.segmentation.segment.kafka.SegmentUseEvents;
import dev.fives.segmentation.segment.mongo.MongoSegmentUses;
import dev.fives.segmentation.segment.mongo.MongoSegmentVersions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a segment was, what rests on it, and what it says in words. */
@Configuration(proxyBeanMethods = false)
class SegmentLifeWiring {

    @Bean
    SegmentVersions segmentVersions(MongoDatabase database) {
        return new MongoSegmentVersions(database);
    }

    @Bean
    IndexSpec segmentVersionIndexes() {
        return MongoSegmentVersions.indexes();
    }

    @Bean
    SegmentUses segmentUses(MongoDatabase database) {
        return new MongoSegmentUses(database);
    }

    @Bean
    IndexSpec segmentUseIndexes() {
        return MongoSegmentUses.indexes();
    }

    @Bean
    Subscription segmentUseSubscription(SegmentUses uses) {
        return new SegmentUseEvents(uses).subscription();
    }

    @Bean
    Dependents dependents(Bases bases, SegmentUses uses, List<UsesHere> here, MembershipProperties properties) {
        return new Dependents(bases, uses, here, properties.dependentsMax());
    }

    @Bean
    ReadVersions readVersions(Segments segments, SegmentVersions versions) {
        return new ReadVersions(segments, versions);
    }

    @Bean
    DescribeSegment describeSegment(Segments segments, RuleJson rules) {
        return new DescribeSegment(segments, rules);
    }
}
