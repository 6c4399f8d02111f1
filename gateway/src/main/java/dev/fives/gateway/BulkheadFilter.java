package dev.fives.gateway;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * So many calls of one service at once and no more, until the last byte of the answer is written: a service that hangs
 * must not gather the gateway's connections and memory. Routes of long work, and those that need
 * no token, have places of their own: strangers must not take those of people at work.
 */
final class BulkheadFilter implements GlobalFilter, Ordered {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final BulkheadRegistry bulkheads;
    private final CallLimits limits;

    BulkheadFilter(BulkheadRegistry bulkheads, CallLimits limits) {
        this.bulkheads = bulkheads;
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        var bulkhead = bulkheads.bulkhead(
                limits.places(route),
                () -> BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.placesMax(route))
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        return chain.filter(exchange)
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .onErrorMap(BulkheadFullException.class, full -> tooMany());
    }

    private static ProblemException tooMany() {
        return new ProblemException(Problems.UNAVAILABLE, "service: too many calls at once (expected: a retry later)")
                .withRetryAfter(RETRY);
    }
}
