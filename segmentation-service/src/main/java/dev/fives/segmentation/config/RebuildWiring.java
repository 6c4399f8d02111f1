package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.index.EventIndex;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.profile.app.ProfileWriter;
import dev.fives.segmentation.profile.app.RebuildProfiles;
import dev.fives.segmentation.profile.app.RfmPopulation;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Refold;
import dev.fives.segmentation.profile.mongo.MongoCustomerFacts;
import dev.fives.segmentation.profile.mongo.MongoTicketFacts;
import dev.fives.segmentation.rebuild.app.RebuildStore;
import dev.fives.segmentation.rebuild.app.RequestRebuild;
import dev.fives.segmentation.rebuild.app.RunRebuilds;
import dev.fives.segmentation.rebuild.mongo.MongoRebuilds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that fold profiles anew from their facts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildProperties.class)
class RebuildWiring {

    @Bean
    RebuildStore rebuildStore(AggregateStores stores) {
        return new MongoRebuilds(stores);
    }

    @Bean
    IndexSpec rebuildIndexes() {
        return MongoRebuilds.indexes();
    }

    @Bean
    IndexSpec ticketFactIndexes() {
        return MongoTicketFacts.indexes();
    }

    @Bean
    RequestRebuild requestRebuild(RebuildStore rebuilds, Ids ids, RealClock clock, RebuildProperties properties) {
        return new RequestRebuild(rebuilds, ids, clock, properties.retryAfter());
    }

    @Bean
    Refold refold(SegmentationProperties properties) {
        var kept = properties.profile();
        return new Refold(kept.purchasesKept(), kept.itemsKept(), kept.ticketsKept());
    }

    @Bean
    RebuildProfiles rebuildProfiles(
            AggregateStore<Profile> profiles,
            ProfileWriter writer,
            MongoDatabase database,
            EventIndex events,
            SettledBasis bases,
            Judge judge,
            Refold refold,
            RfmPopulation population,
            BusinessClock clock,
            RebuildProperties properties,
            MeterRegistry meters) {
        var facts = new MongoCustomerFacts(database, events);
        return new RebuildProfiles(
                profiles, writer, facts, bases, judge, refold, population, clock, properties.looks(), meters);
    }

    @Bean
    Rounds rebuildRuns(
            RebuildStore rebuilds, RebuildProfiles profiles, RealClock clock, Ids ids, RebuildProperties properties) {
        var runs = new RunRebuilds(rebuilds, profiles, clock, properties.limits(), ids.next("ins"));
        return new Rounds("rebuilds", properties.poll(), runs::step);
    }
}
