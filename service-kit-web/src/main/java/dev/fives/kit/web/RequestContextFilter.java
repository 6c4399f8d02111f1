package dev.fives.kit.web;

import dev.fives.kit.http.IdempotencyKeys;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.request.TraceParent;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The outermost filter: takes or makes correlation id and trace, answers the correlation id, writes the access log. */
final class RequestContextFilter implements WebFilter, Ordered {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final AccessLog accessLog;

    RequestContextFilter(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        RequestContext context = contextOf(headers);
        Exchanges.remember(exchange, context);
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() ->
                        exchange.getResponse().getHeaders().set(Exchanges.CORRELATION_ID, context.correlationId())));
        return accessLog.around(exchange, withKey(exchange, context, chain));
    }

    private static Mono<Void> withKey(ServerWebExchange exchange, RequestContext context, WebFilterChain chain) {
        try {
            String header = exchange.getRequest().getHeaders().getFirst(IdempotencyKeys.HEADER);
            RequestContext complete = context.withIdempotencyKey(IdempotencyKeys.parse(header));
            Exchanges.remember(exchange, complete);
            return chain.filter(exchange).contextWrite(complete.asContext());
        } catch (ProblemException e) {
            return Mono.error(e);
        }
    }

    private static RequestContext contextOf(HttpHeaders headers) {
        String traceparent = TraceParent.childOf(headers.getFirst(Exchanges.TRACEPARENT));
        String correlationId = safeOr(headers.getFirst(Exchanges.CORRELATION_ID), TraceParent.traceId(traceparent));
        return new RequestContext(RequestContext.ANONYMOUS, Set.of(), correlationId, traceparent, null);
    }

    private static String safeOr(@Nullable String wished, String made) {
        return wished != null && SAFE.matcher(wished).matches() ? wished : made;
    }
}
