package dev.fives.customer.config;

import dev.fives.customer.customer.app.DeleteCustomer;
import dev.fives.customer.customer.app.DeletionLimits;
import dev.fives.customer.customer.app.PurgeDeleted;
import dev.fives.customer.customer.app.RestoreCustomer;
import dev.fives.customer.customer.mongo.MongoCustomers;
import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recycle bin of customers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeletionLimits.class)
class DeletionWiring {

    @Bean
    DeleteCustomer deleteCustomer(
            MongoCustomers customers, DeletionLimits limits, BusinessClock business, RealClock real) {
        return new DeleteCustomer(customers, limits, business, real);
    }

    @Bean
    RestoreCustomer restoreCustomer(MongoCustomers customers, BusinessClock business, RealClock real) {
        return new RestoreCustomer(customers, business, real);
    }

    @Bean
    DueWork purgeDeleted(MongoCustomers customers) {
        return new PurgeDeleted(customers, customers);
    }
}
