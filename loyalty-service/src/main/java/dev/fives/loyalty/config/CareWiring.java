package dev.fives.loyalty.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.listener.CaughtUps;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.loyalty.care.app.CareByPlan;
import dev.fives.loyalty.care.app.CareDelivery;
import dev.fives.loyalty.care.app.CareStandings;
import dev.fives.loyalty.care.app.CareTasks;
import dev.fives.loyalty.care.app.CareWriter;
import dev.fives.loyalty.care.app.CloseCare;
import dev.fives.loyalty.care.app.FireDueCare;
import dev.fives.loyalty.care.app.HoldCare;
import dev.fives.loyalty.care.app.OverdueCare;
import dev.fives.loyalty.care.app.PlanCare;
import dev.fives.loyalty.care.app.Reactivate;
import dev.fives.loyalty.care.model.CareStanding;
import dev.fives.loyalty.care.model.CareTask;
import dev.fives.loyalty.care.mongo.MongoCareTasks;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with care. */
@Configuration(proxyBeanMethods = false)
class CareWiring {

    @Bean
    AggregateStore<CareTask> careTaskStore(AggregateStores stores) {
        return MongoCareTasks.aggregates(stores);
    }

    @Bean
    IndexSpec careTaskIndexes() {
        return MongoCareTasks.indexes();
    }

    @Bean
    CareTasks careTasks(AggregateStore<CareTask> store) {
        return new MongoCareTasks(store);
    }

    @Bean
    CareStandings careStandings(AggregateStores stores) {
        return new CareStandings(stores.of(
                new AggregateSpec<>("care-standing", "care_standings", StateCodec.record(CareStanding.class))));
    }

    @Bean
    CareWriter careWriter(AggregateStore<CareTask> store, CareStandings standings) {
        return new CareWriter(store, standings);
    }

    @Bean
    HoldCare holdCare(CareStandings standings, CareTasks tasks, CareWriter writer) {
        return new HoldCare(standings, tasks, writer);
    }

    @Bean
    PlanCare planCare(
            CareWriter writer, LoyaltyProperties properties, Ids ids, BusinessClock business, RealClock real) {
        return new PlanCare(writer, properties.care().limits(), ids, business, real);
    }

    @Bean
    Reactivate reactivate(CareStandings standings, CareTasks tasks, CareByPlan plans, LoyaltyProperties properties) {
        return new Reactivate(standings, tasks, plans, properties.care().limits());
    }

    @Bean
    CloseCare closeCare(CareWriter writer, LoyaltyProperties properties, BusinessClock business, RealClock real) {
        return new CloseCare(writer, properties.care().limits(), business, real);
    }

    @Bean
    DueWork careDueWork(
            CareTasks tasks,
            CareWriter writer,
            CareDelivery delivery,
            CaughtUps caughtUps,
            LoyaltyProperties properties) {
        return new FireDueCare(
                tasks,
                writer,
                delivery,
                caughtUps.of(LoyaltyWiring.GROUP),
                properties.care().limits());
    }

    @Bean
    OverdueCare overdueCare(CareTasks tasks, BusinessClock clock, LoyaltyProperties properties, MeterRegistry meters) {
        return new OverdueCare(tasks, clock, properties.care().overdueLimits(), meters);
    }

    @Bean
    Rounds overdueCareLooks(OverdueCare overdue, LoyaltyProperties properties) {
        return new Rounds("overdue care", properties.care().overdueLimits().interval(), overdue::look);
    }
}
