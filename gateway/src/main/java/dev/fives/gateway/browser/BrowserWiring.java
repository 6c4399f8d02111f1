package dev.fives.gateway.browser;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One rule for all paths. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class BrowserWiring {
    @Bean
    OtherOrigins otherOrigins(CorsProperties properties) {
        return new OtherOrigins(properties);
    }
}
