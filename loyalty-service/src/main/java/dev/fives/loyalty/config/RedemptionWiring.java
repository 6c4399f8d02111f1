package dev.fives.loyalty.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.RepeatUnfinished;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.redemption.app.CarryOnRedemption;
import dev.fives.loyalty.redemption.app.EndRedemption;
import dev.fives.loyalty.redemption.app.RedeemPoints;
import dev.fives.loyalty.redemption.app.Redemptions;
import dev.fives.loyalty.redemption.app.RedemptionsAreTold;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.mongo.MongoRedemptions;
import dev.fives.loyalty.reward.app.RewardDesk;
import dev.fives.loyalty.reward.app.RewardItems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with redemptions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedemptionProperties.class)
class RedemptionWiring {

    @Bean
    AggregateStore<Redemption> redemptionStore(AggregateStores stores) {
        return MongoRedemptions.aggregates(stores);
    }

    @Bean
    IndexSpec redemptionIndexes() {
        return MongoRedemptions.indexes();
    }

    @Bean
    Redemptions redemptions(AggregateStore<Redemption> store) {
        return new MongoRedemptions(store);
    }

    @Bean
    SpendablePoints spendablePoints(PointsLedger ledger, Wallets wallets, CustomerMarks marks) {
        return new SpendablePoints(ledger, wallets, marks);
    }

    @Bean
    CarryOnRedemption carryOnRedemption(AggregateStore<Redemption> store, PointsLedger ledger, RewardItems items) {
        return new CarryOnRedemption(store, ledger, items);
    }

    @Bean
    RedeemPoints redeemPoints(
            AggregateStore<Redemption> store,
            CarryOnRedemption flow,
            SpendablePoints spendable,
            RewardDesk desk,
            RedemptionProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new RedeemPoints(store, flow, spendable, desk, properties.limits(), ids, business, real);
    }

    @Bean
    EndRedemption endRedemption(
            AggregateStore<Redemption> store,
            CarryOnRedemption flow,
            SpendablePoints spendable,
            RedemptionProperties properties,
            BusinessClock clock) {
        return new EndRedemption(store, flow, spendable, properties.limits(), clock);
    }

    @Bean
    DueWork redemptionDueWork(Redemptions redemptions, CarryOnRedemption flow) {
        return new RepeatUnfinished<>("redemptions", redemptions, flow::repeat);
    }

    @Bean
    EntryRule redemptionsAreTold(AggregateStore<Redemption> store) {
        return new RedemptionsAreTold(store);
    }
}
