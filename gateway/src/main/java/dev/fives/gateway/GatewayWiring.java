package dev.fives.gateway;

import dev.fives.kit.problem.ProblemException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every route runs through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BreakerProperties.class, CallLimits.class})
class GatewayWiring {
    @Bean
    CircuitBreakerRegistry breakers(BreakerProperties properties) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.window())
                .minimumNumberOfCalls(properties.callsMin())
                .failureRateThreshold(properties.failurePercent())
                .slowCallDurationThreshold(properties.slowAfter())
                .slowCallRateThreshold(properties.slowPercent())
                .waitDurationInOpenState(properties.openFor())
                .permittedNumberOfCallsInHalfOpenState(properties.trialCalls())
                .maxWaitDurationInHalfOpenState(properties.trialMax())
                .recordException(UpstreamFaults::isServiceFailure)
                .ignoreException(fault -> fault instanceof ProblemException)
                .build());
    }

    @Bean
    MeterBinder breakerMeters(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    ShieldGatewayFilterFactory shieldFilter(
            CircuitBreakerRegistry breakers, CallLimits limits, BreakerProperties properties) {
        return new ShieldGatewayFilterFactory(breakers, limits, properties);
    }

    @Bean
    BulkheadRegistry bulkheads() {
        return BulkheadRegistry.ofDefaults();
    }

    @Bean
    MeterBinder bulkheadMeters(BulkheadRegistry bulkheads) {
        return TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads);
    }

    @Bean
    BulkheadFilter bulkheadFilter(BulkheadRegistry bulkheads, CallLimits limits) {
        return new BulkheadFilter(bulkheads, limits);
    }

    @Bean
    RepeatReadsGatewayFilterFactory repeatReadsFilter() {
        return new RepeatReadsGatewayFilterFactory();
    }

    @Bean
    UpstreamHeadersFilter upstreamHeaders() {
        return new UpstreamHeadersFilter();
    }

    @Bean
    UpstreamFaults upstreamFaults() {
        return new UpstreamFaults();
    }

    /** The client repeats a request on a reset connection by itself, a POST too; who may repeat is the routes' decision. */
    @Bean
    HttpClientCustomizer neverRepeat() {
        return client -> client.disableRetry(true);
    }
}
