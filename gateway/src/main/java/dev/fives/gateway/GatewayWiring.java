package dev.fives.gateway;

import dev.fives.kit.problem.ProblemException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.ChannelOption;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

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
    UpstreamRequestFilter upstreamRequest() {
        return new UpstreamRequestFilter();
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

    @Bean
    OwnThreadClients serviceClient(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            ReactorResourceFactory threads) {
        return new OwnThreadClients(properties, server, ssl, customizers, threads.getLoopResources());
    }

    /** Here, and not by the framework's setting: that makes a new client for each request. */
    @Bean
    HttpClientCustomizer connectTimeout(CallLimits limits) {
        return client -> client.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, limits.connectTimeoutMillis());
    }

    /** On the server's threads: a request and its answer stay on one. */
    @Bean
    HttpClientCustomizer onServerThreads(ReactorResourceFactory threads) {
        return client -> client.runOn(threads.getLoopResources());
    }
}
