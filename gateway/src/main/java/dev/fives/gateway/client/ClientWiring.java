package dev.fives.gateway.client;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose word about a caller counts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxyProperties.class)
class ClientWiring {
    @Bean
    ClientAddresses clientAddresses(ProxyProperties properties) {
        return ClientAddresses.trusting(properties.trustedProxies());
    }

    @Bean
    StrictTransport strictTransport(ClientAddresses clients) {
        return new StrictTransport(clients);
    }
}
