package dev.fives.segmentation.config;

import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.consistency.Projections;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.analytics.app.ReadHabits;
import dev.fives.segmentation.assessment.app.Assess;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.catalogue.app.Kind;
import dev.fives.segmentation.catalogue.mongo.MongoEntries;
import dev.fives.segmentation.profile.app.ReadProfile;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.scoring.app.PlansAskingForSegments;
import dev.fives.segmentation.scoring.app.ScoreCustomer;
import dev.fives.segmentation.scoring.model.ScoringPlan;
import dev.fives.segmentation.segment.app.SegmentTurns;
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.segment.app.UsesHere;
import dev.fives.segmentation.strategy.app.Strategies;
import dev.fives.segmentation.strategy.app.StrategiesOfSegments;
import dev.fives.segmentation.strategy.model.Strategy;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The parts of scores, strategies and what follows from them for one customer. */
@Configuration(proxyBeanMethods = false)
class AssessmentWiring {

    @Bean
    Catalogue<ScoringPlan> scoringPlanCatalogue(
            AggregateStores stores, Claims claims, Ids ids, RealClock clock, CatalogueProperties properties) {
        var spec = new AggregateSpec<>("scoring-plan", "scoringPlans", StateCodec.record(ScoringPlan.class));
        var kind = new Kind("/scoring-plans", "scp", "scoring plan", "code", properties.scoringPlansMax());
        return new Catalogue<>(
                kind, new MongoEntries<>(stores.of(spec)), Catalogue.Telling.nothing(), claims, ids, clock);
    }

    @Bean
    Catalogue<Strategy> strategyCatalogue(
            AggregateStores stores, Claims claims, Ids ids, RealClock clock, CatalogueProperties properties) {
        var spec = new AggregateSpec<>("strategy", "strategies", StateCodec.record(Strategy.class));
        var kind = new Kind("/strategies", "str", "strategy", "segmentId", properties.strategiesMax());
        return new Catalogue<>(kind, new MongoEntries<>(stores.of(spec)), Strategies::told, claims, ids, clock);
    }

    @Bean
    ScoreCustomer scoreCustomer(Catalogue<ScoringPlan> plans, ReadProfile profiles, RuleJson rules, JsonMapper json) {
        return new ScoreCustomer(plans, profiles, rules, json);
    }

    @Bean
    UsesHere plansAskingForSegments(Catalogue<ScoringPlan> plans, RuleJson rules, JsonMapper json) {
        return new PlansAskingForSegments(plans, rules, json);
    }

    @Bean
    Strategies strategies(Catalogue<Strategy> catalogue, Segments segments, SegmentTurns turns) {
        return new Strategies(catalogue, segments, turns);
    }

    @Bean
    UsesHere strategiesOfSegments(Catalogue<Strategy> catalogue) {
        return new StrategiesOfSegments(catalogue);
    }

    @Bean
    Assess assess(ReadProfile profiles, ReadHabits habits, Strategies strategies, SegmentationProperties properties) {
        return new Assess(profiles, habits, strategies, properties.profile().timeZone());
    }

    /** Assessments follow from what other services tell. */
    @Bean
    Projections assessmentProjections() {
        return new Projections(List.of("/customers/{customerId}/assessment"));
    }
}
