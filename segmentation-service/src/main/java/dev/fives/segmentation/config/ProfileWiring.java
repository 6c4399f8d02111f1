package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.consistency.Projections;
import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.state.StateSource;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.profile.app.ApplyAnswer;
import dev.fives.segmentation.profile.app.ApplyCustomer;
import dev.fives.segmentation.profile.app.ApplyPurchase;
import dev.fives.segmentation.profile.app.ApplyTicket;
import dev.fives.segmentation.profile.app.ApplyUse;
import dev.fives.segmentation.profile.app.FactStore;
import dev.fives.segmentation.profile.app.FireDueProfiles;
import dev.fives.segmentation.profile.app.MembershipCheck;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.app.ProfileWorker;
import dev.fives.segmentation.profile.app.ProfileWriter;
import dev.fives.segmentation.profile.app.RankCustomers;
import dev.fives.segmentation.profile.app.ReadProfile;
import dev.fives.segmentation.profile.app.RfmPopulation;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import dev.fives.segmentation.profile.app.WalkProfiles;
import dev.fives.segmentation.profile.kafka.ProfileEvents;
import dev.fives.segmentation.profile.kafka.ProfileStates;
import dev.fives.segmentation.profile.kafka.SatisfactionEvents;
import dev.fives.segmentation.profile.kafka.UsageEvents;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Uses;
import dev.fives.segmentation.profile.mongo.MongoFactStore;
import dev.fives.segmentation.profile.mongo.MongoProfileQueries;
import dev.fives.segmentation.profile.mongo.MongoTicketFacts;
import dev.fives.segmentation.profile.mongo.ProfileCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProfileWiring {

    @Bean
    AggregateStore<Profile> profileStore(AggregateStores stores) {
        return stores.of(
                new AggregateSpec<>("profile", MongoProfileQueries.COLLECTION, new ProfileCodec()).sharingUpdates());
    }

    @Bean
    IndexSpec profileIndexes() {
        return MongoProfileQueries.indexes();
    }

    @Bean
    IndexSpec factIndexes() {
        return MongoFactStore.indexes();
    }

    @Bean
    SkippedProfiles skippedProfiles(MeterRegistry meters) {
        return new SkippedProfiles(meters);
    }

    @Bean
    ProfileQueries profileQueries(AggregateStore<Profile> store, StoreFaults faults, SkippedProfiles skipped) {
        return new MongoProfileQueries(store, faults, skipped);
    }

    @Bean
    StateSource profileStates(AggregateStore<Profile> store, SkippedProfiles skipped) {
        return new ProfileStates(store, skipped);
    }

    /** Profiles follow from what other services tell. */
    @Bean
    Projections profileProjections() {
        return new Projections(
                List.of("/profiles/**", "/segments/{id}/members", "/segments/{id}/members/{customerId}/explanation"));
    }

    @Bean
    FactStore factStore(MongoDatabase database) {
        return new MongoFactStore(database);
    }

    @Bean
    Judge judge(SegmentationProperties properties) {
        return new Judge(properties.profile().timeZone());
    }

    @Bean
    ProfileWriter profileWriter(
            AggregateStore<Profile> store, Bases bases, Judge judge, BusinessClock clock, MeterRegistry meters) {
        return new ProfileWriter(store, bases, judge, clock, meters);
    }

    @Bean
    RfmPopulation rfmPopulation(RealClock clock, SegmentationProperties properties) {
        var rfm = properties.rfm();
        return new RfmPopulation(clock, new RfmPopulation.Pace(rfm.smallPopulation(), rfm.settle(), rfm.longestWait()));
    }

    @Bean
    ProfileEvents profileEvents(
            ProfileWriter writer,
            FactStore facts,
            RfmPopulation population,
            SegmentationProperties properties,
            MeterRegistry meters) {
        var limits = properties.profile();
        var kept = new ApplyPurchase.Kept(limits.purchasesKept(), limits.itemsKept());
        return new ProfileEvents(
                new ApplyPurchase(writer, facts, population, kept, limits.recentFacts(), meters),
                new ApplyCustomer(writer));
    }

    @Bean
    SatisfactionEvents satisfactionEvents(
            ProfileWriter writer, MongoDatabase database, BusinessClock clock, SegmentationProperties properties) {
        var limits = properties.profile();
        return new SatisfactionEvents(
                new ApplyAnswer(writer, clock, new ApplyAnswer.Kept(limits.answersKept(), limits.surveyAnswersKept())),
                new ApplyTicket(writer, new MongoTicketFacts(database), clock, limits.ticketsKept()));
    }

    @Bean
    Subscription feedbackSubscription(SatisfactionEvents events) {
        return events.feedbackSubscription();
    }

    @Bean
    Subscription ticketSubscription(SatisfactionEvents events) {
        return events.ticketSubscription();
    }

    @Bean
    Subscription usageSubscription(ProfileWriter writer, BusinessClock clock, SegmentationProperties properties) {
        var limits = properties.profile();
        var kept = new Uses.Kept(limits.usesKept(), limits.usesKeptOfType(), Duration.ofDays(limits.usesKeptDays()));
        return new UsageEvents(new ApplyUse(writer, clock, kept)).subscription();
    }

    @Bean
    Subscription purchaseSubscription(ProfileEvents events) {
        return events.purchaseSubscription();
    }

    @Bean
    Subscription customerSubscription(ProfileEvents events) {
        return events.customerSubscription();
    }

    @Bean
    DueWork profileDueWork(ProfileQueries queries, ProfileWriter writer) {
        return new FireDueProfiles(queries, writer);
    }

    @Bean
    ReadProfile readProfile(ProfileWriter writer, Bases bases, Judge judge, BusinessClock clock) {
        return new ReadProfile(writer, bases, judge, clock);
    }

    @Bean
    RankCustomers rankCustomers(ProfileQueries queries, Bases bases, RfmPopulation population, BusinessClock clock) {
        return new RankCustomers(queries, bases, population, clock);
    }

    @Bean
    WalkProfiles walkProfiles(
            ProfileQueries queries,
            ProfileWriter writer,
            WalkStore walks,
            Bases bases,
            RealClock clock,
            Ids ids,
            SegmentationProperties properties) {
        return new WalkProfiles(
                queries,
                writer,
                walks,
                bases,
                clock,
                ids.next("ins"),
                properties.worker().pageSize());
    }

    @Bean
    MembershipCheck membershipCheck(
            ProfileQueries queries,
            AggregateStore<Profile> profiles,
            SettledBasis bases,
            Judge judge,
            ProfileWriter writer,
            BusinessClock clock,
            SegmentationProperties properties,
            MeterRegistry meters) {
        int perTick = properties.selfCheck().profiles();
        return new MembershipCheck(queries, profiles, bases, judge, writer, clock, perTick, meters);
    }

    @Bean
    Rounds membershipChecks(MembershipCheck check, SegmentationProperties properties) {
        return new Rounds("membership check", properties.selfCheck().interval(), check::tick);
    }

    @Bean
    Rounds profileWorker(
            Bases bases,
            WalkProfiles walk,
            RankCustomers rank,
            RfmPopulation population,
            RealClock clock,
            SegmentationProperties properties,
            MeterRegistry meters) {
        var restMin = properties.rfm().restMin();
        var worker = new ProfileWorker(bases, walk, rank, population, clock, restMin, meters);
        return new Rounds("profile worker", properties.worker().poll(), worker::step);
    }
}
