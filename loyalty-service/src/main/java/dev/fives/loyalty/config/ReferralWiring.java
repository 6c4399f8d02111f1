package dev.fives.loyalty.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.referral.app.CarryOnReferral;
import dev.fives.loyalty.referral.app.CreateReferral;
import dev.fives.loyalty.referral.app.FireDueReferrals;
import dev.fives.loyalty.referral.app.FollowPurchase;
import dev.fives.loyalty.referral.app.FriendPurchases;
import dev.fives.loyalty.referral.app.GiveReferralCode;
import dev.fives.loyalty.referral.app.ReferralChain;
import dev.fives.loyalty.referral.app.ReferralCodes;
import dev.fives.loyalty.referral.app.ReferralIds;
import dev.fives.loyalty.referral.app.ReferralRates;
import dev.fives.loyalty.referral.app.Referrals;
import dev.fives.loyalty.referral.app.ReferralsAreTold;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.Referrer;
import dev.fives.loyalty.referral.mongo.MongoReferrals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with referrals. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReferralProperties.class)
class ReferralWiring {

    @Bean
    AggregateStore<Referral> referralStore(AggregateStores stores) {
        return MongoReferrals.aggregates(stores);
    }

    @Bean
    AggregateStore<Referrer> referrerStore(AggregateStores stores) {
        return MongoReferrals.referrers(stores);
    }

    @Bean
    IndexSpec referralIndexes() {
        return MongoReferrals.indexes();
    }

    @Bean
    IndexSpec memberIndexes() {
        return Members.indexes();
    }

    @Bean
    IndexSpec customerMarkIndexes() {
        return CustomerMarks.indexes();
    }

    @Bean
    Referrals referrals(AggregateStore<Referral> store) {
        return new MongoReferrals(store);
    }

    @Bean
    ReferralIds referralIds(Ids ids, LoyaltyProperties properties) {
        return new ReferralIds(ids, properties.programId());
    }

    @Bean
    ReferralCodes referralCodes(AggregateStore<Referrer> store, ReferralIds ids, BusinessClock clock) {
        return new ReferralCodes(store, ids, clock);
    }

    @Bean
    GiveReferralCode giveReferralCode(ReferralCodes codes, Members members, SpendablePoints customers) {
        return new GiveReferralCode(codes, members, customers);
    }

    @Bean
    FriendPurchases friendPurchases(Journal<LedgerBody> ledger, Accounts accounts) {
        return new LedgerPurchases(ledger, accounts);
    }

    @Bean
    ReferralChain referralChain(AggregateStore<Referral> store, ReferralIds ids, ReferralProperties properties) {
        return new ReferralChain(store, ids, properties.chainMax());
    }

    @Bean
    CarryOnReferral carryOnReferral(
            AggregateStore<Referral> store,
            FriendPurchases purchases,
            ReferralChain chain,
            ReferralCodes codes,
            PointsLedger ledger,
            ReferralProperties properties) {
        return new CarryOnReferral(store, purchases, chain, codes, ledger, properties.limits());
    }

    @Bean
    CreateReferral createReferral(
            AggregateStore<Referral> store,
            CarryOnReferral flow,
            ReferralCodes codes,
            ReferralChain chain,
            FriendPurchases purchases,
            CustomerMarks marks,
            ReferralIds ids,
            ReferralProperties properties,
            BusinessClock business,
            RealClock real) {
        return new CreateReferral(
                store,
                flow,
                codes,
                chain,
                purchases,
                marks,
                ids,
                properties.terms(),
                properties.limits(),
                business,
                real);
    }

    @Bean
    FollowPurchase followPurchase(
            AggregateStore<Referral> store, CarryOnReferral flow, ReferralIds ids, BusinessClock clock) {
        return new FollowPurchase(store, flow, ids, clock);
    }

    @Bean
    DueWork referralDueWork(Referrals referrals, CarryOnReferral flow) {
        return new FireDueReferrals(referrals, flow);
    }

    @Bean
    EntryRule referralsAreTold(AggregateStore<Referral> store) {
        return new ReferralsAreTold(store);
    }

    @Bean
    ReferralRates referralRates(Referrals referrals, Members members, CustomerMarks marks) {
        return new ReferralRates(referrals, members, marks);
    }
}
