package dev.fives.customer.config;

import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.purchase.app.CancelPurchase;
import dev.fives.customer.purchase.app.PurchaseDrafts;
import dev.fives.customer.purchase.app.RecordPurchase;
import dev.fives.customer.purchase.app.RecordPurchases;
import dev.fives.customer.purchase.app.RefundPurchase;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseRules;
import dev.fives.customer.purchase.model.RefundRules;
import dev.fives.customer.purchase.mongo.MongoPurchases;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with purchases. */
@Configuration(proxyBeanMethods = false)
class PurchaseWiring {

    @Bean
    AggregateStore<Purchase> purchaseStore(AggregateStores stores) {
        return MongoPurchases.aggregates(stores);
    }

    @Bean
    MongoPurchases purchases(AggregateStore<Purchase> store) {
        return new MongoPurchases(store);
    }

    @Bean
    IndexSpec purchaseIndexes() {
        return MongoPurchases.indexes();
    }

    @Bean
    PurchaseDrafts purchaseDrafts(CustomerProperties properties, Ids ids, BusinessClock clock) {
        return new PurchaseDrafts(new PurchaseRules(properties.purchaseLimits()), ids, clock);
    }

    @Bean
    RecordPurchase recordPurchase(
            Customers customers, AggregateStore<Purchase> store, PurchaseDrafts drafts, RealClock clock) {
        return new RecordPurchase(customers, store, drafts, clock);
    }

    @Bean
    RecordPurchases recordPurchases(AggregateStore<Purchase> store, PurchaseDrafts drafts) {
        return new RecordPurchases(store, drafts);
    }

    @Bean
    RefundPurchase refundPurchase(
            AggregateStore<Purchase> store, CustomerProperties properties, BusinessClock business, RealClock real) {
        return new RefundPurchase(store, new RefundRules(properties.purchaseLimits()), business, real);
    }

    @Bean
    CancelPurchase cancelPurchase(AggregateStore<Purchase> store, CustomerProperties properties, BusinessClock clock) {
        return new CancelPurchase(store, new RefundRules(properties.purchaseLimits()), clock);
    }
}
