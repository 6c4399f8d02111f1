package dev.fives.kit.web;

import dev.fives.kit.request.RequestContext;
import java.util.Set;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** What the parts around a request keep on the exchange, for those that run outside the Reactor context. */
public final class Exchanges {
    public static final String CORRELATION_ID = "X-Correlation-Id";
    public static final String TRACEPARENT = "traceparent";

    private static final String CONTEXT = RequestContext.class.getName();
    private static final String MASKED = CONTEXT + ".masked";

    private Exchanges() {}

    /** The context of this request; one of its own where the request failed before a filter ran. */
    public static RequestContext context(ServerWebExchange exchange) {
        return exchange.getAttribute(CONTEXT) instanceof RequestContext context
                ? context
                : RequestContext.internal("none").withCaller(RequestContext.ANONYMOUS, Set.of());
    }

    /** True on the port of health, info and prometheus, which is never exposed. */
    public static boolean isManagement(ServerWebExchange exchange) {
        return WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), "management");
    }

    /** Whether the request announces a body: what announces none has none (RFC 9112, 6.3). */
    public static boolean hasBody(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                || headers.containsHeader(HttpHeaders.CONTENT_LENGTH);
    }

    /** From here on the caller is one that is shown no personal data. */
    public static void mask(ServerWebExchange exchange) {
        exchange.getAttributes().put(MASKED, true);
    }

    static boolean isMasked(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(MASKED);
    }

    static void remember(ServerWebExchange exchange, RequestContext context) {
        exchange.getAttributes().put(CONTEXT, context);
    }

    /** The template of the path, never the path itself: it holds ids and, in queries, personal data. */
    static String route(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "none" : pattern.toString();
    }
}
