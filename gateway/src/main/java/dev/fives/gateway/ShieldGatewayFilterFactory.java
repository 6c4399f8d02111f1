package dev.fives.gateway;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.web.Exchanges;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A time-out for each call and a circuit breaker for each service, so that one bad service costs its own callers little
 * and the others nothing. A service that is not there, does not answer or answers too late counts as a failure; what it
 * answers, also a 503 for one full aggregate, does not, or a single caller could close the door for all. Nor does the time
 * count that a slow caller takes for its body, or of an answer that says that it waited for an event as its caller asked.
 */
final class ShieldGatewayFilterFactory extends AbstractGatewayFilterFactory<ShieldGatewayFilterFactory.Config> {
    private static final String CONSISTENCY_TOKEN = "Consistency-Token";
    /** Of answers for which the service looked for what the token names. */
    private static final String CONSISTENCY = "Consistency";

    /** Nothing to set for a single route. */
    static final class Config {}

    private final CircuitBreakerRegistry breakers;
    private final CallLimits limits;
    private final BreakerProperties settings;

    ShieldGatewayFilterFactory(CircuitBreakerRegistry breakers, CallLimits limits, BreakerProperties settings) {
        super(Config.class);
        this.breakers = breakers;
        this.limits = limits;
        this.settings = settings;
    }

    @Override
    public GatewayFilter apply(Config config) {
        return (exchange, chain) -> Mono.defer(() -> {
            Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
            CircuitBreaker breaker = breakers.circuitBreaker(CallLimits.service(route));
            if (!breaker.tryAcquirePermission()) {
                return Mono.error(refused());
            }
            CallTime time = new CallTime(System::nanoTime);
            Call call = new Call(exchange, limits.isLong(route), time);
            return observed(breaker, call, inTime(route, time, chain.filter(timed(exchange, time))));
        });
    }

    private static ServerWebExchange timed(ServerWebExchange exchange, CallTime time) {
        ServerHttpRequest request = exchange.getRequest();
        return Exchanges.hasBody(request)
                ? exchange.mutate().request(time.timed(request)).build()
                : exchange;
    }

    private Mono<Void> inTime(Route route, CallTime time, Mono<Void> call) {
        Duration caller = limits.request(route);
        return call.timeout(time.over(limits.response(route), caller))
                .onErrorMap(
                        fault -> fault instanceof TimeoutException
                                && time.ofCaller().compareTo(caller) >= 0,
                        fault -> tooSlow(caller));
    }

    private Mono<Void> observed(CircuitBreaker breaker, Call call, Mono<Void> running) {
        return running.doOnSuccess(done -> breaker.onSuccess(call.nanosToAnswer(), TimeUnit.NANOSECONDS))
                .doOnError(fault -> breaker.onError(call.nanosWithoutAnswer(), TimeUnit.NANOSECONDS, fault))
                .doOnCancel(() -> givenUp(breaker, call));
    }

    /** A caller with less patience than we have must not hide that the service is slow. */
    private void givenUp(CircuitBreaker breaker, Call call) {
        long nanos = call.nanosWithoutAnswer();
        if (nanos > settings.slowAfter().toNanos()) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.releasePermission();
        }
    }

    /** What a call has taken of the service's time. Long work is never slow: it ends in time or not. */
    private record Call(ServerWebExchange exchange, boolean isLong, CallTime time) {
        long nanosToAnswer() {
            boolean waited = exchange.getResponse().getHeaders().containsHeader(CONSISTENCY);
            return isLong || waited ? 0 : time.ofService().toNanos();
        }

        /** Nobody knows whether the service waits for what the token names. */
        long nanosWithoutAnswer() {
            boolean mayWait = exchange.getRequest().getHeaders().containsHeader(CONSISTENCY_TOKEN);
            return isLong || mayWait ? 0 : time.ofService().toNanos();
        }
    }

    private ProblemException refused() {
        return new ProblemException(Problems.UNAVAILABLE, "service: failing (expected: a retry later)")
                .withRetryAfter(settings.openFor());
    }

    private static ProblemException tooSlow(Duration limit) {
        return new ProblemException(
                Problems.REQUEST_REFUSED, "body: not all here (expected: within " + limit.toSeconds() + " s)");
    }
}
