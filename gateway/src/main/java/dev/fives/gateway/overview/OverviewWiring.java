package dev.fives.gateway.overview;

import dev.fives.kit.time.BusinessClock;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** Overviews go to the services through the same connections as routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OverviewProperties.class)
class OverviewWiring {

    @Bean
    PartReader partReader(
            HttpClient connections,
            CircuitBreakerRegistry breakers,
            Environment environment,
            OverviewProperties limits,
            BusinessClock clock,
            MeterRegistry meters) {
        int bytes = Math.toIntExact(limits.partMax().toBytes());
        WebClient client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(connections))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(bytes))
                .build();
        return new PartReader(client, breakers, environment, limits.partTimeout(), clock, meters);
    }
}
