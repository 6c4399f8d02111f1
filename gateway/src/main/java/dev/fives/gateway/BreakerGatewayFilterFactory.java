package dev.fives.gateway;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A circuit breaker for each route, so that one bad service does not hold the connections of the others. Only a service
 * that is not there or does not answer counts as a failure; what it answers, also a 503 for one full aggregate, does not,
 * or a single caller could close the door for all.
 */
final class BreakerGatewayFilterFactory extends AbstractGatewayFilterFactory<BreakerGatewayFilterFactory.Config> {
    /** Nothing to set for a single route. */
    static final class Config {}

    private final CircuitBreakerRegistry breakers;
    private final Duration openFor;

    BreakerGatewayFilterFactory(CircuitBreakerRegistry breakers, Duration openFor) {
        super(Config.class);
        this.breakers = breakers;
        this.openFor = openFor;
    }

    @Override
    public GatewayFilter apply(Config config) {
        return (exchange, chain) -> {
            CircuitBreaker breaker = breakers.circuitBreaker(routeId(exchange));
            return chain.filter(exchange)
                    .transformDeferred(CircuitBreakerOperator.of(breaker))
                    .onErrorResume(CallNotPermittedException.class, open -> Mono.error(refused()));
        };
    }

    private static String routeId(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route.getId();
    }

    private ProblemException refused() {
        return new ProblemException(Problems.UNAVAILABLE, "service: failing (expected: a retry later)")
                .withRetryAfter(openFor);
    }
}
