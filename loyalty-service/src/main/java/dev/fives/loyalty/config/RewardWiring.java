package dev.fives.loyalty.config;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.catalogue.app.Belongings;
import dev.fives.loyalty.earning.app.HeardSegments;
import dev.fives.loyalty.redemption.app.OwedByRedemptions;
import dev.fives.loyalty.redemption.app.Redemptions;
import dev.fives.loyalty.redemption.app.RewardCheck;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.reward.app.MemberShares;
import dev.fives.loyalty.reward.app.OwedItems;
import dev.fives.loyalty.reward.app.RewardCatalogue;
import dev.fives.loyalty.reward.app.RewardDesk;
import dev.fives.loyalty.reward.app.RewardItems;
import dev.fives.loyalty.reward.app.Rewards;
import dev.fives.loyalty.reward.model.MemberShare;
import dev.fives.loyalty.reward.model.Reward;
import dev.fives.loyalty.reward.mongo.MongoRewardCatalogue;
import dev.fives.loyalty.tier.app.MemberTiers;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that keep rewards and their stock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RewardProperties.class)
class RewardWiring {

    @Bean
    AggregateStore<Reward> rewardStore(AggregateStores stores) {
        return MongoRewardCatalogue.aggregates(stores);
    }

    @Bean
    AggregateStore<MemberShare> rewardShareStore(AggregateStores stores) {
        return MongoRewardCatalogue.shares(stores);
    }

    @Bean
    RewardCatalogue rewardCatalogue(AggregateStore<Reward> store) {
        return new MongoRewardCatalogue(store);
    }

    @Bean
    Belongings belongings(MemberTiers tiers, HeardSegments segments) {
        return new Belongings(tiers, segments);
    }

    @Bean
    OwedItems owedItems(AggregateStore<Redemption> redemptions) {
        return new OwedByRedemptions(redemptions);
    }

    @Bean
    MemberShares memberShares(AggregateStore<MemberShare> store, OwedItems owed) {
        return new MemberShares(store, owed);
    }

    @Bean
    RewardItems rewardItems(
            AggregateStore<Reward> store, MemberShares shares, OwedItems owed, RewardProperties properties) {
        return new RewardItems(store, shares, owed, properties.limits());
    }

    @Bean
    RewardDesk rewardDesk(AggregateStore<Reward> store, MemberShares shares, Belongings belongings) {
        return new RewardDesk(store, shares, belongings);
    }

    @Bean
    Rewards rewards(
            AggregateStore<Reward> store,
            Wallets wallets,
            RewardProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new Rewards(store, wallets, properties.limits(), properties.catalogue(), ids, business, real);
    }

    @Bean
    RewardCheck rewardCheck(
            RewardCatalogue rewards, Redemptions redemptions, RewardProperties properties, MeterRegistry meters) {
        return new RewardCheck(rewards, redemptions, properties.selfCheck().rewards(), meters);
    }

    @Bean
    Rounds rewardChecks(RewardCheck check, RewardProperties properties) {
        return new Rounds("reward check", properties.selfCheck().interval(), check::tick);
    }
}
