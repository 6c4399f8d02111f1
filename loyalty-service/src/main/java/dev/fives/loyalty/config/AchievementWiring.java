package dev.fives.loyalty.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.PurchaseChanges;
import dev.fives.loyalty.account.mongo.MongoPurchaseChanges;
import dev.fives.loyalty.achievement.app.AchievementQueries;
import dev.fives.loyalty.achievement.app.Achievements;
import dev.fives.loyalty.achievement.app.AchievementsAreTold;
import dev.fives.loyalty.achievement.app.MemberAchievements;
import dev.fives.loyalty.achievement.app.ReachAchievements;
import dev.fives.loyalty.achievement.app.SharedAchievements;
import dev.fives.loyalty.achievement.model.Achievement;
import dev.fives.loyalty.achievement.model.AchievementStanding;
import dev.fives.loyalty.achievement.mongo.MongoAchievements;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Members;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with achievements. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AchievementProperties.class)
class AchievementWiring {

    @Bean
    AggregateStore<Achievement> achievementStore(AggregateStores stores) {
        return MongoAchievements.aggregates(stores);
    }

    @Bean
    AggregateStore<AchievementStanding> achievementStandingStore(AggregateStores stores) {
        return MongoAchievements.standings(stores);
    }

    @Bean
    AchievementQueries achievementQueries(AggregateStore<Achievement> store) {
        return new MongoAchievements(store);
    }

    @Bean
    SharedAchievements sharedAchievements(
            AchievementQueries queries, LoyaltyProperties loyalty, AchievementProperties properties) {
        return new SharedAchievements(queries, loyalty.zone(), properties.achievementsMaxAge(), System::nanoTime);
    }

    @Bean
    Achievements achievements(
            AggregateStore<Achievement> store,
            AchievementQueries queries,
            SharedAchievements shared,
            AchievementProperties properties,
            RewardProperties rewards,
            LoyaltyProperties loyalty,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new Achievements(
                store,
                queries,
                shared,
                properties.limits(),
                rewards.catalogue(),
                ids,
                loyalty.programId(),
                business,
                real);
    }

    @Bean
    PurchaseChanges purchaseChanges(MongoDatabase database, StoreFaults faults) {
        return new MongoPurchaseChanges(database, faults);
    }

    @Bean
    ReachAchievements reachAchievements(
            AggregateStore<AchievementStanding> standings,
            SharedAchievements shared,
            PurchaseChanges purchases,
            PointsLedger ledger) {
        return new ReachAchievements(standings, shared, purchases, ledger);
    }

    @Bean
    MemberAchievements memberAchievements(
            AggregateStore<AchievementStanding> standings,
            SharedAchievements shared,
            PurchaseChanges purchases,
            Members members,
            CustomerMarks marks,
            BusinessClock clock) {
        return new MemberAchievements(standings, shared, purchases, members, marks, clock);
    }

    @Bean
    EntryRule achievementsAreTold(AggregateStore<AchievementStanding> standings) {
        return new AchievementsAreTold(standings);
    }
}
