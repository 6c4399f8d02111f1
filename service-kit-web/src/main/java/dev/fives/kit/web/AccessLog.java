package dev.fives.kit.web;

import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One line a request: who, which route, which status, how long. Never a path, a query or a body. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fives.access");

    private final RealClock clock;
    private final String application;

    AccessLog(RealClock clock, String application) {
        this.clock = clock;
        this.application = application;
    }

    Mono<Void> around(ServerWebExchange exchange, Mono<Void> request) {
        if (Exchanges.isManagement(exchange) || !LOG.isInfoEnabled()) {
            return request;
        }
        Instant start = clock.instant();
        return request.doOnSuccess(done -> write(exchange, start))
                .doOnError(e -> whenAnswered(exchange, start))
                .doOnCancel(() -> write(exchange, start));
    }

    /** A failed request has no status yet: the problem handler outside of all filters sets it. */
    private void whenAnswered(ServerWebExchange exchange, Instant start) {
        if (exchange.getResponse().isCommitted()) {
            write(exchange, start);
        } else {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange, start)));
        }
    }

    private void write(ServerWebExchange exchange, Instant start) {
        RequestContext context = Exchanges.context(exchange);
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        LOG.atInfo()
                .addKeyValue("app", application)
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue("route", Exchanges.route(exchange))
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue(
                        "durationMillis",
                        Duration.between(start, clock.instant()).toMillis())
                .addKeyValue("caller", context.caller())
                .addKeyValue("correlationId", context.correlationId())
                .addKeyValue("traceId", context.traceId())
                .log("request");
    }
}
