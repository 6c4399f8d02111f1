package dev.fives.customer.config;

import dev.fives.customer.consent.app.ConsentDrafts;
import dev.fives.customer.consent.app.DecideConsent;
import dev.fives.customer.consent.model.Consents;
import dev.fives.customer.contact.app.ContactPlans;
import dev.fives.customer.contact.app.InteractionDrafts;
import dev.fives.customer.contact.app.Interactions;
import dev.fives.customer.contact.app.LogInteraction;
import dev.fives.customer.contact.model.ContactPlan;
import dev.fives.customer.contact.model.Interaction;
import dev.fives.customer.contact.mongo.MongoInteractions;
import dev.fives.customer.customer.app.Customers;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with reaching a customer: consents, interactions, contact plans. */
@Configuration(proxyBeanMethods = false)
class ContactWiring {

    @Bean
    AggregateStore<Consents> consentStore(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("consent", "consents", StateCodec.record(Consents.class)));
    }

    @Bean
    DecideConsent decideConsent(
            Customers customers,
            AggregateStore<Consents> store,
            CustomerProperties properties,
            BusinessClock business,
            RealClock real) {
        return new DecideConsent(customers, store, new ConsentDrafts(properties.consentLimits(), business), real);
    }

    @Bean
    AggregateStore<Interaction> interactionStore(AggregateStores stores) {
        return MongoInteractions.aggregates(stores);
    }

    @Bean
    MongoInteractions interactions(AggregateStore<Interaction> store, StoreFaults faults) {
        return new MongoInteractions(store, faults);
    }

    @Bean
    IndexSpec interactionIndexes() {
        return MongoInteractions.indexes();
    }

    @Bean
    LogInteraction logInteraction(
            Customers customers,
            AggregateStore<Interaction> store,
            CustomerProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new LogInteraction(
                customers, store, new InteractionDrafts(properties.contactLimits(), business), ids, real);
    }

    /** An aggregate without events yet: its next contact is computed, nobody is told. */
    @Bean
    ContactPlans contactPlans(
            Customers customers,
            AggregateStore<ContactPlan> store,
            Interactions interactions,
            CustomerProperties properties,
            BusinessClock business,
            RealClock real) {
        return new ContactPlans(customers, store, interactions, properties.contactLimits(), business, real);
    }

    @Bean
    AggregateStore<ContactPlan> contactPlanStore(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("contact-plan", "contact_plans", StateCodec.record(ContactPlan.class)));
    }
}
