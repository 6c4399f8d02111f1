package dev.fives.gateway.limit;

import dev.fives.gateway.client.ClientAddresses;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.web.Exchanges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets each caller have so many requests in a window and tells it what is left. A caller is the subject of a token or
 * the id of an API key; where nobody is named, on public paths, it is an address.
 */
final class RateLimit implements WebFilter, Ordered {
    static final String POLICY = "RateLimit-Policy";
    static final String STANDING = "RateLimit";
    static final String LIMIT = "RateLimit-Limit";
    static final String REMAINING = "RateLimit-Remaining";
    static final String RESET = "RateLimit-Reset";

    /** Behind the filter that knows the caller, before everything that costs something. */
    private static final int AFTER_THE_CALLER = -45;

    private final Limiter limiter;
    private final LimitProperties limits;
    private final ClientAddresses clients;
    private final Counter refused;

    RateLimit(Limiter limiter, LimitProperties limits, ClientAddresses clients, MeterRegistry meters) {
        this.limiter = limiter;
        this.limits = limits;
        this.clients = clients;
        this.refused = Counter.builder("fives.gateway.rate.refused")
                .description("requests beyond a caller's limit")
                .register(meters);
    }

    @Override
    public int getOrder() {
        return AFTER_THE_CALLER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (Exchanges.isManagement(exchange)) {
            return chain.filter(exchange);
        }
        String caller = Exchanges.context(exchange).caller();
        boolean named = !caller.equals(RequestContext.ANONYMOUS);
        String key = named ? "caller:" + caller : "address:" + clients.of(exchange.getRequest());
        return limiter.take(key, limits.requestsOf(caller)).flatMap(standing -> {
            tell(standing, exchange.getResponse().getHeaders());
            return standing.allowed() ? chain.filter(exchange) : Mono.error(refusal(standing));
        });
    }

    /** The fields of the IETF draft, and the three older ones that clients know. */
    private void tell(Standing standing, HttpHeaders headers) {
        long window = limits.window().toSeconds();
        headers.set(POLICY, "\"default\";q=" + standing.limit() + ";w=" + window);
        headers.set(STANDING, "\"default\";r=" + standing.remaining() + ";t=" + standing.resetSeconds());
        headers.set(LIMIT, String.valueOf(standing.limit()));
        headers.set(REMAINING, String.valueOf(standing.remaining()));
        headers.set(RESET, String.valueOf(standing.resetSeconds()));
    }

    private ProblemException refusal(Standing standing) {
        refused.increment();
        return new ProblemException(
                        Problems.TOO_MANY_REQUESTS,
                        "requests: more than " + standing.limit() + " in "
                                + limits.window().toSeconds() + " s (expected: fewer)")
                .withRetryAfter(Duration.ofSeconds(standing.resetSeconds()));
    }
}
