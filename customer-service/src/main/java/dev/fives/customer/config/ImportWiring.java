package dev.fives.customer.config;

import dev.fives.customer.imports.app.ImportLimits;
import dev.fives.kit.events.store.IndexSpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limits and indexes of imports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportLimits.class)
class ImportWiring {

    @Bean
    IndexSpec importIndexes() {
        return IndexSpec.on("import_jobs").plain("state.state");
    }
}
