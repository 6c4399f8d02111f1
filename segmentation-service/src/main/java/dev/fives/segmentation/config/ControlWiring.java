package dev.fives.segmentation.config;

import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.catalogue.app.Kind;
import dev.fives.segmentation.catalogue.mongo.MongoEntries;
import dev.fives.segmentation.control.app.ControlGroups;
import dev.fives.segmentation.control.model.ControlGroup;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of control groups. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogueProperties.class)
class ControlWiring {

    private static final String COLLECTION = "controlGroups";

    @Bean
    Catalogue<ControlGroup> controlGroupCatalogue(
            AggregateStores stores, Claims claims, Ids ids, RealClock clock, CatalogueProperties properties) {
        var spec = new AggregateSpec<>("control-group", COLLECTION, StateCodec.record(ControlGroup.class));
        var kind = new Kind("/control-groups", "ctl", "control group", "code", properties.controlGroupsMax());
        return new Catalogue<>(
                kind, new MongoEntries<>(stores.of(spec)), Catalogue.Telling.nothing(), claims, ids, clock);
    }

    @Bean
    ControlGroups controlGroups(Catalogue<ControlGroup> catalogue, BusinessClock clock) {
        return new ControlGroups(catalogue, clock);
    }
}
