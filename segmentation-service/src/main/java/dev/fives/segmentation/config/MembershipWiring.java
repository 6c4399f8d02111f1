package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.profile.app.DecideMembership;
import dev.fives.segmentation.profile.app.EvidenceStore;
import dev.fives.segmentation.profile.app.ExplainMembership;
import dev.fives.segmentation.profile.app.MembersAsOf;
import dev.fives.segmentation.profile.app.Overrides;
import dev.fives.segmentation.profile.app.PastMemberships;
import dev.fives.segmentation.profile.app.PlaceProfiles;
import dev.fives.segmentation.profile.app.PreviewRule;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.app.ProfileWriter;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import dev.fives.segmentation.profile.kafka.MembershipEvents;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.mongo.MongoEvidenceStore;
import dev.fives.segmentation.profile.mongo.MongoOverrides;
import dev.fives.segmentation.profile.mongo.MongoPastMemberships;
import dev.fives.segmentation.segment.app.Segments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that decide, preview, explain and remember who is in a segment. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MembershipProperties.class)
class MembershipWiring {

    @Bean
    DecideMembership decideMembership(
            ProfileWriter writer,
            Segments segments,
            BusinessClock business,
            RealClock real,
            MembershipProperties properties) {
        return new DecideMembership(writer, segments, business, real, properties.overridesMax());
    }

    @Bean
    Overrides overrides(AggregateStore<Profile> store, StoreFaults faults, SkippedProfiles skipped) {
        return new MongoOverrides(store, faults, skipped);
    }

    @Bean
    IndexSpec overrideIndexes() {
        return MongoOverrides.indexes();
    }

    @Bean
    PreviewRule previewRule(
            ProfileQueries profiles,
            PlaceProfiles place,
            Bases bases,
            Judge judge,
            BusinessClock clock,
            MembershipProperties properties) {
        var limits = properties.preview().limits();
        return new PreviewRule(profiles, place::leftOut, bases, judge, clock, limits);
    }

    @Bean
    PlaceProfiles placeProfiles(
            ProfileQueries queries,
            AggregateStore<Profile> profiles,
            SkippedProfiles skipped,
            MembershipProperties properties) {
        return new PlaceProfiles(
                queries, profiles, skipped, properties.preview().placedAtOnce());
    }

    /** After the first round there are none, unless an older version writes beside this one. */
    @Bean
    Rounds placingOfProfiles(PlaceProfiles place, MembershipProperties properties) {
        var pause = properties.preview().placing();
        return Rounds.afterAPause("placing of profiles", pause, place::round);
    }

    @Bean
    EvidenceStore evidenceStore(MongoDatabase database) {
        return new MongoEvidenceStore(database);
    }

    @Bean
    ExplainMembership explainMembership(
            ProfileWriter writer,
            Segments segments,
            Bases bases,
            Judge judge,
            EvidenceStore evidence,
            BusinessClock clock,
            MembershipProperties properties) {
        return new ExplainMembership(writer, segments, bases, judge, evidence, clock, properties.evidenceMax());
    }

    @Bean
    PastMemberships pastMemberships(MongoDatabase database, StoreFaults faults) {
        return new MongoPastMemberships(database, faults);
    }

    @Bean
    IndexSpec pastMembershipIndexes() {
        return MongoPastMemberships.indexes();
    }

    @Bean
    Subscription membershipSubscription(PastMemberships past) {
        return new MembershipEvents(past).subscription();
    }

    @Bean
    MembersAsOf membersAsOf(
            ProfileQueries profiles, PastMemberships past, BusinessClock clock, MembershipProperties properties) {
        return new MembersAsOf(profiles, past, clock, properties.history().kept());
    }

    /** A round forgets as much as one command may; the next one goes on. */
    @Bean
    Rounds forgettingOfMemberships(PastMemberships past, BusinessClock clock, MembershipProperties properties) {
        var history = properties.history();
        return Rounds.afterAPause(
                "forgetting of memberships",
                history.sweep(),
                () -> past.forget(clock.instant().minus(history.kept()), history.sweepMax()));
    }
}
