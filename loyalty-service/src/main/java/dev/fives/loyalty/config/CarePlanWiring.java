package dev.fives.loyalty.config;

import dev.fives.kit.calendar.model.MovableDays;
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
import dev.fives.loyalty.care.app.CareBooks;
import dev.fives.loyalty.care.app.CareByPlan;
import dev.fives.loyalty.care.app.CarePlans;
import dev.fives.loyalty.care.app.CareWriter;
import dev.fives.loyalty.care.app.CustomerCalendars;
import dev.fives.loyalty.care.app.FireOccasions;
import dev.fives.loyalty.care.app.HolidayCalendars;
import dev.fives.loyalty.care.app.KeepCalendar;
import dev.fives.loyalty.care.app.RealignCalendars;
import dev.fives.loyalty.care.app.SharedCareBook;
import dev.fives.loyalty.care.app.UnheardCustomers;
import dev.fives.loyalty.care.app.WhomPlansAreFor;
import dev.fives.loyalty.care.model.CareBook;
import dev.fives.loyalty.care.model.CustomerCalendar;
import dev.fives.loyalty.care.model.Unheard;
import dev.fives.loyalty.care.mongo.MongoCustomerCalendars;
import dev.fives.loyalty.earning.app.HeardSegments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that make care tasks by plans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarePlanProperties.class)
class CarePlanWiring {

    @Bean
    MovableDays movableDays() {
        return new MovableDays();
    }

    @Bean
    AggregateStore<CareBook> careBookStore(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("care-plans", "care_plans", StateCodec.record(CareBook.class)));
    }

    @Bean
    SharedCareBook sharedCareBook(
            AggregateStore<CareBook> store,
            MovableDays days,
            LoyaltyProperties loyalty,
            CarePlanProperties properties) {
        return new SharedCareBook(
                () -> store.find(loyalty.programId()),
                loyalty.care().shippedPlans(),
                days,
                loyalty.zone(),
                properties.plansMaxAge(),
                System::nanoTime);
    }

    @Bean
    CareBooks careBooks(AggregateStore<CareBook> store, SharedCareBook shared, LoyaltyProperties loyalty) {
        return new CareBooks(store, shared, loyalty.programId());
    }

    @Bean
    CarePlans carePlans(
            CareBooks books,
            MovableDays days,
            CarePlanProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new CarePlans(books, days, properties.limits(), ids, business, real);
    }

    @Bean
    HolidayCalendars holidayCalendars(
            CareBooks books,
            MovableDays days,
            CarePlanProperties properties,
            LoyaltyProperties loyalty,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new HolidayCalendars(books, days, properties.limits(), loyalty.zone(), ids, business, real);
    }

    @Bean
    AggregateStore<CustomerCalendar> customerCalendarStore(AggregateStores stores) {
        return MongoCustomerCalendars.aggregates(stores);
    }

    @Bean
    IndexSpec customerCalendarIndexes() {
        return MongoCustomerCalendars.indexes();
    }

    @Bean
    CustomerCalendars customerCalendars(AggregateStore<CustomerCalendar> store) {
        return new MongoCustomerCalendars(store);
    }

    @Bean
    KeepCalendar keepCalendar(AggregateStore<CustomerCalendar> store, SharedCareBook books, CareByPlan plans) {
        return new KeepCalendar(store, books, plans);
    }

    @Bean
    WhomPlansAreFor whomPlansAreFor(CustomerCalendars calendars, HeardSegments segments, LoyaltyProperties loyalty) {
        return new WhomPlansAreFor(calendars, segments, loyalty.zone());
    }

    @Bean
    UnheardCustomers unheardCustomers(AggregateStores stores, CarePlanProperties properties) {
        return new UnheardCustomers(
                stores.of(new AggregateSpec<>("care-unheard", "care_unheard", StateCodec.record(Unheard.class))),
                properties.unheardMax());
    }

    @Bean
    CareByPlan careByPlan(
            SharedCareBook books, WhomPlansAreFor whom, UnheardCustomers unheard, CareWriter writer, Ids ids) {
        return new CareByPlan(books, whom, unheard, writer, ids);
    }

    @Bean
    DueWork occasionDueWork(
            CustomerCalendars calendars,
            AggregateStore<CustomerCalendar> store,
            SharedCareBook books,
            WhomPlansAreFor whom,
            CareWriter writer,
            CaughtUps caughtUps,
            Ids ids,
            CarePlanProperties properties) {
        return new FireOccasions(
                calendars, store, books, whom, writer, caughtUps.of(LoyaltyWiring.GROUP), ids, properties.pace());
    }

    @Bean
    DueWork realignCalendars(
            CustomerCalendars calendars, AggregateStore<CustomerCalendar> store, SharedCareBook books) {
        return new RealignCalendars(calendars, store, books);
    }
}
