package dev.fives.kit.events.store;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** A query that met a dead store answers 503 with Retry-After, also where it did not go through an AggregateStore. */
final class StoreFaultFilter implements WebFilter, Ordered {
    private final StoreFaults faults;

    StoreFaultFilter(StoreFaults faults) {
        this.faults = faults;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).onErrorMap(faults::translate);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
