package dev.fives.gateway.client;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells a browser that came by TLS to come by TLS only from now on. Over plain HTTP the header means nothing. */
final class StrictTransport implements WebFilter, Ordered {
    static final String HEADER = "Strict-Transport-Security";

    private static final int OUTSIDE_OF_SECURITY = Ordered.HIGHEST_PRECEDENCE + 15;
    /** One year, this host alone: what else lives below its name is not ours to decide. */
    private static final String RULE = "max-age=31536000";

    private final ClientAddresses clients;

    StrictTransport(ClientAddresses clients) {
        this.clients = clients;
    }

    @Override
    public int getOrder() {
        return OUTSIDE_OF_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (clients.isSecure(exchange.getRequest())) {
            exchange.getResponse().getHeaders().set(HEADER, RULE);
        }
        return chain.filter(exchange);
    }
}
