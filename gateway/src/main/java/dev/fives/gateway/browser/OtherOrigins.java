package dev.fives.gateway.browser;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * CORS by exact origin. A listed origin's browser gets leave to read answers and to send the headers of this API, never
 * with cookies, since this API knows none. Every other preflight is a 403; any other request is answered without leave,
 * so that the browser keeps the answer from the page. Preflights carry no token and therefore end here, before it is
 * asked for.
 */
final class OtherOrigins implements WebFilter, Ordered {
    private static final int OUTSIDE_OF_SECURITY = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final List<String> VARY = List.of(
            HttpHeaders.ORIGIN, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    private static final String SENT = String.join(
            ", ",
            "Accept",
            "Accept-Language",
            "Authorization",
            "Consistency-Token",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "X-Api-Key",
            "X-Correlation-Id",
            "traceparent");
    private static final String SHOWN = String.join(
            ", ",
            "Consistency",
            "Consistency-Token",
            "Content-Language",
            "Deprecation",
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Limit",
            "RateLimit-Policy",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "Retry-After",
            "Sunset",
            "X-Correlation-Id",
            "traceparent");

    private final CorsProperties properties;

    OtherOrigins(CorsProperties properties) {
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return OUTSIDE_OF_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        exchange.getResponse().getHeaders().addAll(HttpHeaders.VARY, VARY);
        String origin = listed(request.getHeaders().getOrigin());
        if (CorsUtils.isPreFlightRequest(request)) {
            return origin != null && METHODS.contains(request.getHeaders().getAccessControlRequestMethod())
                    ? permitted(origin, exchange.getResponse())
                    : Mono.error(refused());
        }
        if (origin != null) {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.setAccessControlAllowOrigin(origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SHOWN);
        }
        return chain.filter(exchange);
    }

    private @Nullable String listed(@Nullable String origin) {
        return origin != null && properties.origins().contains(origin) ? origin : null;
    }

    private Mono<Void> permitted(String origin, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        headers.setAccessControlAllowOrigin(origin);
        headers.setAccessControlAllowMethods(METHODS);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
        headers.setAccessControlMaxAge(properties.preflightAge());
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private static ProblemException refused() {
        return new ProblemException(
                Problems.FORBIDDEN, "Origin: no leave to call from there (expected: an origin and a method that have)");
    }
}
