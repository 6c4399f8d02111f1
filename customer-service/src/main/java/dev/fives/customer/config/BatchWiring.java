package dev.fives.customer.config;

import dev.fives.customer.customer.app.BatchLimits;
import dev.fives.customer.customer.app.CreateCustomer;
import dev.fives.customer.customer.app.SaveCustomers;
import dev.fives.customer.customer.app.UpsertCustomer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Many customers in one call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchLimits.class)
class BatchWiring {

    @Bean
    SaveCustomers saveCustomers(CreateCustomer create, UpsertCustomer upsert, BatchLimits limits) {
        return new SaveCustomers(create, upsert, limits);
    }
}
