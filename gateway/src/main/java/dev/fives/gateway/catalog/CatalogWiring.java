package dev.fives.gateway.catalog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Makes the documents when the gateway starts: a contract that is not whole must not be found by a caller. */
@Configuration(proxyBeanMethods = false)
class CatalogWiring {
    @Bean
    EventCatalog eventCatalog(JsonMapper json) {
        return new EventCatalog(json);
    }
}
