package dev.fives.kit.security;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.ProblemType;
import dev.fives.kit.problem.Problems;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes a machine's key for a caller. Whoever brings a token as well has to say which of the two it is. */
final class ApiKeyFilter implements WebFilter {
    private final ApiKeys keys;

    ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        List<String> given = headers.getOrEmpty(ApiKeyHeader.NAME);
        if (given.isEmpty()) {
            return chain.filter(exchange);
        }
        if (given.size() > 1 || headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
            return refused(Problems.MALFORMED, "X-Api-Key: not alone (expected: one key, or a token)");
        }
        return keys.caller(given.getFirst())
                .map(caller -> as(caller, exchange, chain))
                .orElseGet(() -> refused(Problems.UNAUTHENTICATED, "X-Api-Key: not accepted (expected: a valid key)"));
    }

    private static Mono<Void> as(Authentication caller, ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).contextWrite(ReactiveSecurityContextHolder.withAuthentication(caller));
    }

    private static Mono<Void> refused(ProblemType type, String detail) {
        return Mono.error(new ProblemException(type, detail));
    }
}
