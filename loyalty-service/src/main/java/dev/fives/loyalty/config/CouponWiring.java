package dev.fives.loyalty.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.coupon.app.CarryOnIssuing;
import dev.fives.loyalty.coupon.app.CompensateByCoupon;
import dev.fives.loyalty.coupon.app.CouponBaskets;
import dev.fives.loyalty.coupon.app.CouponCampaigns;
import dev.fives.loyalty.coupon.app.CouponIds;
import dev.fives.loyalty.coupon.app.CouponSeeds;
import dev.fives.loyalty.coupon.app.Coupons;
import dev.fives.loyalty.coupon.app.ExpireCoupons;
import dev.fives.loyalty.coupon.app.FindCoupon;
import dev.fives.loyalty.coupon.app.IssueCoupons;
import dev.fives.loyalty.coupon.app.IssueDueCoupons;
import dev.fives.loyalty.coupon.app.RedeemCoupon;
import dev.fives.loyalty.coupon.app.ReleaseCoupon;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponBasket;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponCampaign;
import dev.fives.loyalty.coupon.mongo.MongoCoupons;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with coupons. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CouponProperties.class)
class CouponWiring {

    @Bean
    AggregateStore<Coupon> couponStore(AggregateStores stores) {
        return MongoCoupons.coupons(stores);
    }

    @Bean
    AggregateStore<CouponBatch> couponBatchStore(AggregateStores stores) {
        return MongoCoupons.batches(stores);
    }

    @Bean
    AggregateStore<CouponCampaign> couponCampaignStore(AggregateStores stores) {
        return MongoCoupons.campaigns(stores);
    }

    @Bean
    AggregateStore<CouponBasket> couponBasketStore(AggregateStores stores) {
        return MongoCoupons.baskets(stores);
    }

    @Bean
    IndexSpec couponIndexes() {
        return MongoCoupons.indexes();
    }

    @Bean
    IndexSpec couponBatchIndexes() {
        return MongoCoupons.batchIndexes();
    }

    @Bean
    IndexSpec couponCampaignIndexes() {
        return MongoCoupons.campaignIndexes();
    }

    @Bean
    Coupons coupons(
            AggregateStore<Coupon> coupons,
            AggregateStore<CouponBatch> batches,
            AggregateStore<CouponCampaign> campaigns) {
        return new MongoCoupons(coupons, batches, campaigns);
    }

    @Bean
    CouponIds couponIds(Ids ids) {
        return new CouponIds(ids);
    }

    @Bean
    CouponSeeds couponSeeds() {
        return new CouponSeeds(new SecureRandom());
    }

    @Bean
    CouponCampaigns couponCampaigns(
            AggregateStore<CouponCampaign> store,
            CouponProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new CouponCampaigns(store, properties.limits(), ids, business, real);
    }

    @Bean
    CarryOnIssuing carryOnIssuing(AggregateStore<CouponBatch> batches, AggregateStore<Coupon> coupons, CouponIds ids) {
        return new CarryOnIssuing(batches, coupons, ids);
    }

    @Bean
    IssueCoupons issueCoupons(
            AggregateStore<CouponBatch> batches,
            AggregateStore<CouponCampaign> campaigns,
            CarryOnIssuing issuing,
            SpendablePoints customers,
            CouponSeeds seeds,
            CouponProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new IssueCoupons(
                batches, campaigns, issuing, customers, seeds, properties.limits(), ids, business, real);
    }

    @Bean
    CompensateByCoupon compensateByCoupon(
            AggregateStore<CouponBatch> batches,
            CarryOnIssuing issuing,
            CouponSeeds seeds,
            CouponIds couponIds,
            Ids ids,
            CouponProperties properties) {
        return new CompensateByCoupon(batches, issuing, seeds, couponIds, ids, properties.offer());
    }

    @Bean
    FindCoupon findCoupon(AggregateStore<Coupon> store, CouponIds ids) {
        return new FindCoupon(store, ids);
    }

    @Bean
    CouponBaskets couponBaskets(
            AggregateStore<CouponBasket> store,
            AggregateStore<Coupon> coupons,
            CouponIds ids,
            RealClock real,
            CouponProperties properties) {
        return new CouponBaskets(store, coupons, ids, real, properties.limits());
    }

    @Bean
    RedeemCoupon redeemCoupon(
            AggregateStore<Coupon> store,
            FindCoupon find,
            CouponBaskets baskets,
            SpendablePoints customers,
            BusinessClock clock) {
        return new RedeemCoupon(store, find, baskets, customers, clock);
    }

    @Bean
    ReleaseCoupon releaseCoupon(
            AggregateStore<Coupon> store, FindCoupon find, CouponBaskets baskets, BusinessClock clock) {
        return new ReleaseCoupon(store, find, baskets, clock);
    }

    @Bean
    DueWork couponDueWork(Coupons due, AggregateStore<Coupon> store) {
        return new ExpireCoupons(due, store);
    }

    @Bean
    DueWork couponBatchDueWork(Coupons due, CarryOnIssuing issuing) {
        return new IssueDueCoupons(due, issuing);
    }
}
