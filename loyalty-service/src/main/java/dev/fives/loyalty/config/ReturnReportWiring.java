package dev.fives.loyalty.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.mongo.MongoPurchaseHistory;
import dev.fives.loyalty.care.app.CareTasks;
import dev.fives.loyalty.liability.app.WatchLiability;
import dev.fives.loyalty.referral.app.ReferralRates;
import dev.fives.loyalty.report.app.PurchasePass;
import dev.fives.loyalty.report.app.ReadBreakage;
import dev.fives.loyalty.report.app.ReadReferralRate;
import dev.fives.loyalty.report.app.ReadRepeatPurchase;
import dev.fives.loyalty.report.app.ReadRetention;
import dev.fives.loyalty.report.app.ReadUplift;
import dev.fives.loyalty.report.app.TiersOf;
import dev.fives.loyalty.report.web.ReportQuery;
import dev.fives.loyalty.tier.app.TierPlans;
import dev.fives.loyalty.tier.model.TierStanding;
import dev.fives.loyalty.tier.mongo.MongoTierQueries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reports on whether customers come back, and whether points expire. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReturnReportProperties.class)
class ReturnReportWiring {

    /** The index of purchases is there for simulations already. */
    @Bean
    PurchasePass purchasePass(MongoDatabase database, LoyaltyProperties programme, ReturnReportProperties properties) {
        return new PurchasePass(new MongoPurchaseHistory(database), programme.zone(), properties.limits());
    }

    @Bean
    TiersOf tiersOfReports(AggregateStore<TierStanding> standings, TierPlans plans) {
        return new TiersOf(new MongoTierQueries(standings), plans);
    }

    @Bean
    ReadRepeatPurchase readRepeatPurchase(PurchasePass pass, TiersOf tiers, BusinessClock clock) {
        return new ReadRepeatPurchase(pass, tiers, clock);
    }

    @Bean
    ReadRetention readRetention(PurchasePass pass, TiersOf tiers, BusinessClock clock) {
        return new ReadRetention(pass, tiers, clock);
    }

    @Bean
    ReadUplift readUplift(CareTasks tasks, PurchasePass pass, BusinessClock clock, ReturnReportProperties properties) {
        return new ReadUplift(tasks, pass, clock, properties.upliftTasksMax(), properties.upliftGroupMin());
    }

    @Bean
    ReadReferralRate readReferralRate(PurchasePass pass, ReferralRates rates) {
        return new ReadReferralRate(pass, rates);
    }

    @Bean
    ReadBreakage readBreakage(WatchLiability liability) {
        return new ReadBreakage(liability);
    }

    @Bean
    ReportQuery reportQuery(BusinessClock clock, LoyaltyProperties programme, ReturnReportProperties properties) {
        return new ReportQuery(clock, programme.zone(), properties.limits());
    }
}
