package dev.fives.kit.events.store;

import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A request that met a dead store answers 503 with Retry-After, also where it did not go through an AggregateStore. A
 * read as a whole has the time of one command, so that no list or look-up waits longer for a store that hangs.
 */
final class StoreFaultFilter implements WebFilter, Ordered {
    /** What operators start there reads whole collections. */
    private static final String OPERATIONS = "/ops/";

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final StoreFaults faults;

    StoreFaultFilter(StoreFaults faults) {
        this.faults = faults;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Void> answer = chain.filter(exchange);
        return isRead(exchange.getRequest()) ? faults.guard(answer) : answer.onErrorMap(faults::translate);
    }

    private static boolean isRead(ServerHttpRequest request) {
        return READS.contains(request.getMethod()) && !request.getPath().value().startsWith(OPERATIONS);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
