package dev.fives.kit.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failed request, whatever failed it, as {@code application/problem+json} (RFC 9457). */
final class ProblemHandler implements ErrorWebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int BEFORE_THE_FRAMEWORK = -2;
    private static final Set<Integer> PASSING = Set.of(429, 503, 504);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final ProblemMapping mapping;
    private final JsonMapper mapper;

    ProblemHandler(ProblemMapping mapping, JsonMapper mapper) {
        this.mapping = mapping;
        this.mapper = mapper;
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_FRAMEWORK;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(fault);
        }
        ProblemException problem = mapping.of(fault);
        log(exchange, problem, fault);
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        boolean chinese = prefersChinese(exchange);
        setHeaders(response.getHeaders(), problem, fault, chinese);
        byte[] body = mapper.writeValueAsBytes(
                ProblemBody.of(problem, Exchanges.context(exchange).traceId(), chinese));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void setHeaders(HttpHeaders headers, ProblemException problem, Throwable fault, boolean chinese) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, chinese ? "zh" : "en");
        headers.setCacheControl("no-store");
        Duration wait = retryAfter(problem);
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(wait)));
        }
        if (problem.properties().get(ETags.MEMBER) instanceof String present) {
            headers.setETag(present);
        }
        if (problem.type().equals(Problems.UNAUTHENTICATED)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.type().equals(Problems.PAYLOAD_TOO_LARGE)) {
            // what the caller still sends must not be read as the next request
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        if (fault instanceof MethodNotAllowedException refused) {
            headers.setAllow(Set.copyOf(refused.getSupportedMethods()));
        }
    }

    /** Whoever is sent away is told when to come again, also where the one who did it has not said. */
    private static @Nullable Duration retryAfter(ProblemException problem) {
        boolean isPassing = PASSING.contains(problem.type().status());
        return problem.retryAfter() == null && isPassing ? RETRY : problem.retryAfter();
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static boolean prefersChinese(ServerWebExchange exchange) {
        try {
            List<Locale.LanguageRange> wishes =
                    exchange.getRequest().getHeaders().getAcceptLanguage();
            return Locale.CHINESE.equals(Locale.lookup(wishes, LOCALES));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void log(ServerWebExchange exchange, ProblemException problem, Throwable fault) {
        RequestContext context = Exchanges.context(exchange);
        if (problem.type().equals(Problems.INTERNAL)) {
            LOG.atError()
                    .addKeyValue("route", Exchanges.route(exchange))
                    .addKeyValue("correlationId", context.correlationId())
                    .addKeyValue("traceId", context.traceId())
                    .setCause(fault)
                    .log("request failed");
        } else {
            LOG.atDebug()
                    .addKeyValue("problem", problem.type().slug())
                    .addKeyValue("correlationId", context.correlationId())
                    .addKeyValue("traceId", context.traceId())
                    .log("request refused");
        }
    }
}
