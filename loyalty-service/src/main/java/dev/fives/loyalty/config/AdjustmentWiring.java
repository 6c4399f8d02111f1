package dev.fives.loyalty.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.security.Persons;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.RepeatUnfinished;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.adjustment.app.AdjustPoints;
import dev.fives.loyalty.adjustment.app.Adjustments;
import dev.fives.loyalty.adjustment.app.AdjustmentsAreTold;
import dev.fives.loyalty.adjustment.app.AloneOrNot;
import dev.fives.loyalty.adjustment.app.DecideAdjustment;
import dev.fives.loyalty.adjustment.app.EnterAdjustment;
import dev.fives.loyalty.adjustment.app.PendingAdjustments;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.mongo.MongoAdjustments;
import dev.fives.loyalty.allowance.Allowance;
import dev.fives.loyalty.allowance.Allowances;
import dev.fives.loyalty.member.Members;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that correct points by hand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdjustmentProperties.class)
class AdjustmentWiring {

    @Bean
    AggregateStore<Adjustment> adjustmentStore(AggregateStores stores) {
        return MongoAdjustments.aggregates(stores);
    }

    @Bean
    IndexSpec adjustmentIndexes() {
        return MongoAdjustments.indexes();
    }

    @Bean
    Adjustments adjustments(AggregateStore<Adjustment> store) {
        return new MongoAdjustments(store);
    }

    @Bean
    EnterAdjustment enterAdjustment(AggregateStore<Adjustment> store, PointsLedger ledger) {
        return new EnterAdjustment(store, ledger);
    }

    @Bean
    AdjustPoints adjustPoints(
            AggregateStore<Adjustment> store,
            EnterAdjustment enter,
            Members members,
            SpendablePoints spendable,
            PointsLedger ledger,
            AloneOrNot alone,
            AdjustmentProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new AdjustPoints(
                store, enter, members, spendable, ledger, alone, properties.limits(), ids, business, real);
    }

    @Bean
    AloneOrNot aloneOrNot(Allowances allowances, Persons persons, AdjustmentProperties properties) {
        return new AloneOrNot(allowances, persons, properties.limits());
    }

    @Bean
    Allowances allowances(AggregateStores stores, LoyaltyProperties loyalty, BusinessClock business) {
        AggregateSpec<Allowance> spec =
                new AggregateSpec<>("allowance", "allowances", StateCodec.record(Allowance.class));
        return new Allowances(stores.of(spec), loyalty.zone(), business);
    }

    @Bean
    DecideAdjustment decideAdjustment(
            AggregateStore<Adjustment> store,
            AdjustPoints adjust,
            EnterAdjustment enter,
            Persons persons,
            BusinessClock business,
            RealClock real) {
        return new DecideAdjustment(store, adjust, enter, persons, business, real);
    }

    @Bean
    DueWork adjustmentDueWork(Adjustments adjustments, EnterAdjustment enter) {
        return new RepeatUnfinished<>("adjustments", adjustments, (stored, _) -> enter.carryOn(stored));
    }

    @Bean
    EntryRule adjustmentsAreTold(AggregateStore<Adjustment> store) {
        return new AdjustmentsAreTold(store);
    }

    @Bean
    PendingAdjustments pendingAdjustments(
            Adjustments adjustments, AdjustmentProperties properties, BusinessClock business, MeterRegistry meters) {
        return new PendingAdjustments(adjustments, properties.pendingCountMax(), business, meters);
    }

    @Bean
    Rounds pendingAdjustmentLooks(PendingAdjustments pending, AdjustmentProperties properties) {
        return new Rounds("pending adjustments", properties.pendingInterval(), pending::look);
    }
}
