package dev.fives.kit.web;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What a browser must not do with an answer of an API, on every answer, refusals before the token checks too: guess its
 * type, show it in a frame, run anything of it, tell others its address, or keep it. A handler that answers something
 * else, a page for instance, sets the header itself.
 */
final class SecurityHeaders implements WebFilter, Ordered {
    private static final String STRICT_TRANSPORT = "Strict-Transport-Security";
    /** One year, this host alone: what else lives below its name is not ours to decide. */
    private static final String THIS_HOST = "max-age=31536000";

    private static final Map<String, String> RULES = Map.of(
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "X-XSS-Protection", "0");

    /** The first of all filters. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 5;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> add(exchange)));
        return chain.filter(exchange);
    }

    private static void add(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        RULES.forEach((name, rule) -> {
            if (!headers.containsHeader(name)) {
                headers.set(name, rule);
            }
        });
        if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            headers.setCacheControl("no-store");
        }
        if ("https".equalsIgnoreCase(exchange.getRequest().getURI().getScheme())
                && !headers.containsHeader(STRICT_TRANSPORT)) {
            headers.set(STRICT_TRANSPORT, THIS_HOST);
        }
    }
}
