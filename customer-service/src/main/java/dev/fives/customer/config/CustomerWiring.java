package dev.fives.customer.config;

import dev.fives.customer.customer.app.CreateCustomer;
import dev.fives.customer.customer.app.CustomerDrafts;
import dev.fives.customer.customer.app.EnsureCustomers;
import dev.fives.customer.customer.app.FindByIdentifier;
import dev.fives.customer.customer.app.Identifiers;
import dev.fives.customer.customer.app.LibPhoneFormat;
import dev.fives.customer.customer.app.PatchCustomer;
import dev.fives.customer.customer.app.UpsertCustomer;
import dev.fives.customer.customer.model.CustomerRules;
import dev.fives.customer.customer.model.PhoneFormat;
import dev.fives.customer.customer.mongo.CustomerStates;
import dev.fives.customer.customer.mongo.MongoCustomers;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.state.StateSource;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with customers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CustomerProperties.class)
class CustomerWiring {

    @Bean
    MongoCustomers customers(AggregateStores stores) {
        return new MongoCustomers(stores);
    }

    @Bean
    StateSource customerStates(MongoCustomers customers) {
        return new CustomerStates(customers);
    }

    @Bean
    IndexSpec customerIndexes() {
        return MongoCustomers.indexes();
    }

    @Bean
    PhoneFormat phoneFormat() {
        return new LibPhoneFormat();
    }

    @Bean
    CustomerDrafts customerDrafts(CustomerProperties properties, PhoneFormat phones, BusinessClock clock) {
        return new CustomerDrafts(new CustomerRules(properties.limits(), phones), clock);
    }

    @Bean
    Identifiers identifiers(Claims claims, MongoCustomers customers) {
        return new Identifiers(claims, customers);
    }

    @Bean
    CreateCustomer createCustomer(
            MongoCustomers customers, Identifiers identifiers, CustomerDrafts drafts, Ids ids, RealClock clock) {
        return new CreateCustomer(customers, identifiers, drafts, ids, clock);
    }

    @Bean
    PatchCustomer patchCustomer(
            MongoCustomers customers, Identifiers identifiers, CustomerDrafts drafts, RealClock clock) {
        return new PatchCustomer(customers, identifiers, drafts, clock);
    }

    @Bean
    UpsertCustomer upsertCustomer(
            MongoCustomers customers,
            Claims claims,
            Identifiers identifiers,
            PatchCustomer patch,
            CustomerDrafts drafts,
            Ids ids,
            RealClock clock) {
        return new UpsertCustomer(customers, claims, identifiers, patch, drafts, ids, clock);
    }

    @Bean
    EnsureCustomers ensureCustomers(
            MongoCustomers customers, Claims claims, UpsertCustomer upsert, CustomerDrafts drafts, Ids ids) {
        return new EnsureCustomers(customers, customers, claims, upsert, drafts, ids);
    }

    @Bean
    FindByIdentifier findByIdentifier(MongoCustomers customers, PhoneFormat phones, CustomerProperties properties) {
        return new FindByIdentifier(customers, phones, properties.limits());
    }
}
