package dev.fives.customer.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.customer.app.EnsureCustomers;
import dev.fives.customer.inbound.app.ForeignCustomers;
import dev.fives.customer.inbound.app.InboundLimits;
import dev.fives.customer.inbound.app.SettleRefunds;
import dev.fives.customer.inbound.app.SweepWaiting;
import dev.fives.customer.inbound.app.TakeOrders;
import dev.fives.customer.inbound.app.TakeUsage;
import dev.fives.customer.inbound.app.WaitingRefunds;
import dev.fives.customer.inbound.kafka.HearOrders;
import dev.fives.customer.inbound.kafka.HearUsage;
import dev.fives.customer.inbound.mongo.MongoWaitingRefunds;
import dev.fives.customer.purchase.app.CancelPurchase;
import dev.fives.customer.purchase.app.PurchaseDrafts;
import dev.fives.customer.purchase.app.RecordPurchase;
import dev.fives.customer.purchase.app.RefundPurchase;
import dev.fives.customer.usage.app.RecordUsage;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that hear other systems. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundLimits.class)
class InboundWiring {

    @Bean
    MongoWaitingRefunds waitingRefunds(MongoDatabase database, StoreFaults faults) {
        return new MongoWaitingRefunds(database, faults);
    }

    @Bean
    IndexSpec waitingRefundIndexes() {
        return MongoWaitingRefunds.indexes();
    }

    @Bean
    ForeignCustomers foreignCustomers(EnsureCustomers customers, InboundLimits limits) {
        return new ForeignCustomers(customers, limits);
    }

    @Bean
    SettleRefunds settleRefunds(RefundPurchase refund, CancelPurchase cancel, WaitingRefunds waiting) {
        return new SettleRefunds(refund, cancel, waiting);
    }

    @Bean
    SweepWaiting sweepWaiting(
            WaitingRefunds waiting, SettleRefunds settle, RealClock clock, InboundLimits limits, MeterRegistry meters) {
        return new SweepWaiting(waiting, settle, clock, limits, meters);
    }

    @Bean
    Rounds waitingRefundSweeps(SweepWaiting sweep, InboundLimits limits) {
        return new Rounds(
                "waiting refunds",
                limits.sweepInterval(),
                () -> sweep.sweep()
                        .contextWrite(RequestContext.internal("waiting-refunds").asContext()));
    }

    @Bean
    TakeOrders takeOrders(
            ForeignCustomers customers,
            RecordPurchase record,
            PurchaseDrafts purchases,
            SettleRefunds settle,
            WaitingRefunds waiting,
            Ids ids,
            RealClock clock) {
        return new TakeOrders(customers, record, purchases, settle, waiting, ids, clock);
    }

    @Bean
    TakeUsage takeUsage(ForeignCustomers customers, RecordUsage record) {
        return new TakeUsage(customers, record);
    }

    @Bean
    Subscription ordersOfOthers(TakeOrders take) {
        return HearOrders.with(take);
    }

    @Bean
    Subscription usageOfOthers(TakeUsage take) {
        return HearUsage.with(take);
    }
}
