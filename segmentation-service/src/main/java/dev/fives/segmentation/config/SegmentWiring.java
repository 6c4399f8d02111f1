package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisStore;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.mongo.BasisDocument;
import dev.fives.segmentation.basis.mongo.MongoBasisStore;
import dev.fives.segmentation.basis.mongo.MongoWalkStore;
import dev.fives.segmentation.basis.web.PsychographicsController;
import dev.fives.segmentation.basis.web.SettingsController;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.rule.model.RuleLimits;
import dev.fives.segmentation.segment.app.Dependents;
import dev.fives.segmentation.segment.app.SegmentQueries;
import dev.fives.segmentation.segment.app.SegmentTurns;
import dev.fives.segmentation.segment.app.SegmentVersions;
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.segment.app.SegmentsInForce;
import dev.fives.segmentation.segment.app.ShippedSegments;
import dev.fives.segmentation.segment.model.Segment;
import dev.fives.segmentation.segment.mongo.MongoSegmentQueries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SegmentationProperties.class)
class SegmentWiring {

    @Bean
    RuleJson ruleJson(SegmentationProperties properties) {
        var limits = properties.segment();
        return new RuleJson(new RuleLimits(
                limits.ruleDepth(),
                limits.ruleLeaves(),
                limits.ruleOperands(),
                limits.ruleTextLength(),
                limits.ruleWindowDays(),
                properties.profile().usesKeptDays()));
    }

    @Bean
    BasisStore basisStore(MongoDatabase database, RuleJson rules, SegmentationProperties properties) {
        var bands = properties.bands();
        return new MongoBasisStore(
                database,
                new BasisDocument(rules),
                new BandSettings(bands.windowDays(), bands.mediumFrom(), bands.highFrom()));
    }

    @Bean
    WalkStore walkStore(MongoDatabase database) {
        return new MongoWalkStore(database);
    }

    @Bean
    SettledBasis settledBasis(Bases bases, WalkStore walks) {
        return new SettledBasis(bases, walks);
    }

    @Bean
    Bases bases(BasisStore store) {
        return new Bases(store);
    }

    @Bean
    SettingsController settingsController(Bases bases, SegmentationProperties properties) {
        return new SettingsController(bases, properties.profile().purchasesKept());
    }

    @Bean
    PsychographicsController psychographicsController(Bases bases) {
        return new PsychographicsController(bases);
    }

    @Bean
    AggregateStore<Segment> segmentStore(AggregateStores stores) {
        return stores.of(
                new AggregateSpec<>("segment", MongoSegmentQueries.COLLECTION, StateCodec.record(Segment.class)));
    }

    @Bean
    IndexSpec segmentIndexes() {
        return MongoSegmentQueries.indexes();
    }

    @Bean
    SegmentQueries segmentQueries(AggregateStore<Segment> store) {
        return new MongoSegmentQueries(store);
    }

    @Bean
    SegmentsInForce segmentsInForce(
            SegmentQueries queries, Bases bases, RuleJson rules, SegmentationProperties properties) {
        return new SegmentsInForce(queries, bases, rules, properties.segment().publishedMax());
    }

    @Bean
    Segments segments(
            AggregateStore<Segment> store,
            Claims claims,
            SegmentsInForce inForce,
            SegmentTurns turns,
            SegmentVersions versions,
            Dependents dependents,
            Ids ids,
            RealClock clock,
            BusinessClock business) {
        return new Segments(store, claims, inForce, turns, versions, dependents, ids, clock, business);
    }

    @Bean
    ShippedSegments shippedSegments(AggregateStore<Segment> store, Claims claims, Ids ids, BusinessClock clock) {
        return new ShippedSegments(store, claims, ids, clock);
    }

    /** Also repeats the second step of publishing and archiving where a crash left it out. */
    @Bean
    Rounds segmentRepair(
            ShippedSegments shipped, SegmentsInForce inForce, SegmentTurns turns, SegmentationProperties properties) {
        return new Rounds(
                "segment repair",
                properties.worker().repair(),
                () -> shipped.ensure()
                        .then(inForce.isBehind())
                        .flatMap(behind -> behind ? turns.repair() : Mono.empty()));
    }
}
