package dev.fives.gateway.limit;

import dev.fives.gateway.client.ClientAddresses;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every request runs through the limiter, those that the gateway answers itself too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitWiring {
    @Bean
    Limiter limiter(LimitProperties limits, RealClock clock, MeterRegistry meters) {
        Limiter own = new OwnMemory(limits.window(), limits.callersMax(), clock);
        if (limits.store().isBlank()) {
            return own;
        }
        RedisCounts redis = new RedisCounts(limits.store(), limits.window());
        return new SharedMemory(redis.buckets(), limits, own, meters, redis::close);
    }

    @Bean
    RateLimit rateLimit(Limiter limiter, LimitProperties limits, ClientAddresses clients, MeterRegistry meters) {
        return new RateLimit(limiter, limits, clients, meters);
    }
}
