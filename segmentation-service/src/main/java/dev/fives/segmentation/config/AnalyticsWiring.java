package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.CustomerZones;
import dev.fives.segmentation.analytics.app.People;
import dev.fives.segmentation.analytics.app.ReadAssociations;
import dev.fives.segmentation.analytics.app.ReadCohorts;
import dev.fives.segmentation.analytics.app.ReadHabits;
import dev.fives.segmentation.analytics.app.ReadMainGroups;
import dev.fives.segmentation.analytics.app.ReadPurchasePattern;
import dev.fives.segmentation.analytics.app.ReadTrendBreaks;
import dev.fives.segmentation.analytics.app.SalesHistory;
import dev.fives.segmentation.analytics.model.AssociationWish;
import dev.fives.segmentation.analytics.mongo.MongoCustomerZones;
import dev.fives.segmentation.analytics.mongo.MongoPeople;
import dev.fives.segmentation.analytics.mongo.MongoSalesHistory;
import dev.fives.segmentation.analytics.web.AnalyticsQuery;
import dev.fives.segmentation.scan.app.Scans;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of analytics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalyticsProperties.class)
class AnalyticsWiring {

    @Bean
    SalesHistory salesHistory(MongoDatabase database) {
        return new MongoSalesHistory(database);
    }

    @Bean
    CustomerZones customerZones(MongoDatabase database) {
        return new MongoCustomerZones(database);
    }

    @Bean
    AnalyticsQuery analyticsQuery(BusinessClock clock, AnalyticsProperties properties) {
        return new AnalyticsQuery(clock, properties.limits());
    }

    @Bean
    ReadPurchasePattern readPurchasePattern(
            SalesHistory history,
            CustomerZones zones,
            Scans scans,
            BusinessClock clock,
            AnalyticsProperties properties) {
        return new ReadPurchasePattern(history, zones, scans, clock, properties.limits(), properties.peakSettings());
    }

    @Bean
    People people(MongoDatabase database) {
        return new MongoPeople(database);
    }

    @Bean
    ReadHabits readHabits(SalesHistory history, CustomerZones zones, AnalyticsProperties properties) {
        return new ReadHabits(history, zones, properties.timeZone(), properties.habitEntriesMax());
    }

    @Bean
    AssociationWish associationWish(AnalyticsProperties properties) {
        return properties.associationWish();
    }

    @Bean
    ReadAssociations readAssociations(SalesHistory history, Scans scans, AnalyticsProperties properties) {
        return new ReadAssociations(history, scans, properties.limits());
    }

    @Bean
    ReadCohorts readCohorts(SalesHistory history, Scans scans, AnalyticsProperties properties) {
        return new ReadCohorts(history, scans, properties.cohortEntriesMax());
    }

    @Bean
    ReadTrendBreaks readTrendBreaks(
            SalesHistory history, Scans scans, BusinessClock clock, AnalyticsProperties properties) {
        return new ReadTrendBreaks(
                history, scans, clock, properties.limits(), properties.significance(), properties.breaksMax());
    }

    @Bean
    ReadMainGroups readMainGroups(SalesHistory history, People people, Scans scans, AnalyticsProperties properties) {
        return new ReadMainGroups(history, people, scans, properties.limits(), properties.groupSettings());
    }
}
