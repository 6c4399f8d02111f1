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

/** The outermost filter: takes or makes correlation id and trace, answers both, writes the access log. */
final class RequestContextFilter implements WebFilter, Ordered {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final AccessLog accessLog;
    private final double sampledPercent;

    /** @param sampledPercent of the traces that begin here */
    RequestContextFilter(AccessLog accessLog, double sampledPercent) {
        this.accessLog = accessLog;
        this.sampledPercent = sampledPercent;
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
                .beforeCommit(() ->
                        Mono.fromRunnable(() -> answer(exchange.getResponse().getHeaders(), context)));
        return accessLog.around(exchange, withKey(exchange, context, chain));
    }

    private static void answer(HttpHeaders headers, RequestContext context) {
        headers.set(Exchanges.CORRELATION_ID, context.correlationId());
        headers.set(Exchanges.TRACEPARENT, context.traceparent());
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

    private RequestContext contextOf(HttpHeaders headers) {
        String parent = headers.getFirst(Exchanges.TRACEPARENT);
        String traceparent =
                TraceParent.isValid(parent) ? TraceParent.childOf(parent) : TraceParent.create(sampledPercent);
        String correlationId = safeOr(headers.getFirst(Exchanges.CORRELATION_ID), TraceParent.traceId(traceparent));
        return new RequestContext(RequestContext.ANONYMOUS, Set.of(), correlationId, traceparent, null);
    }

    private static String safeOr(@Nullable String wished, String made) {
        return wished != null && SAFE.matcher(wished).matches() ? wished : made;
    }
}
