package dev.fives.gateway;

import dev.fives.kit.request.RequestContext;
import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.web.Exchanges;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a service hears of a request: its own path, the correlation id and trace of this hop, and none of the headers by
 * which a caller could claim to have come from elsewhere; all at once, since each change copies the whole request. Also
 * names the request by its route's path template in meters and logs.
 */
final class UpstreamRequestFilter implements GlobalFilter, Ordered {
    private static final List<String> CLAIMS = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Real-IP");

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        nameByRoute(exchange);
        RequestContext context = Exchanges.context(exchange);
        String path = SeenPaths.BEHIND_GATEWAY.of(exchange.getRequest().getURI().getRawPath());
        ServerWebExchange forwarded = exchange.mutate()
                .request(request -> request.path(path).headers(headers -> replace(headers, context)))
                .build();
        return chain.filter(forwarded);
    }

    private static void replace(HttpHeaders headers, RequestContext context) {
        CLAIMS.forEach(headers::remove);
        headers.set(Exchanges.CORRELATION_ID, context.correlationId());
        headers.set(Exchanges.TRACEPARENT, context.traceparent());
    }

    private static void nameByRoute(ServerWebExchange exchange) {
        String template = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
        if (template != null) {
            exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, template);
            ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                    .ifPresent(observation -> observation.setPathPattern(template));
        }
    }
}
