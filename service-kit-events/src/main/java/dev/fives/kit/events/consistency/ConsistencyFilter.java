package dev.fives.kit.events.consistency;

import dev.fives.kit.web.Exchanges;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * A write answers {@code Consistency-Token}: which events it caused. A read of a projection that carries it waits until
 * this service has handled them, no longer than its patience and not beside more than so many others, of all and of its
 * own caller; then it answers what it has, as 202 and with {@code Consistency: stale}. No thread waits.
 */
final class ConsistencyFilter implements WebFilter, Ordered {
    static final String STANDING = "Consistency";

    private static final int INSIDE_OF_SECURITY = -40;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final Mono<Boolean> STALE = Mono.just(false);

    private final AppliedEvents applied;
    private final List<PathPattern> projections;
    private final Duration patience;
    private final Duration pause;
    private final WaitingPlaces places;

    ConsistencyFilter(AppliedEvents applied, List<String> projections, ConsistencyProperties limits) {
        this.applied = applied;
        this.projections = projections.stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        this.patience = limits.patience();
        this.pause = limits.pause();
        this.places = new WaitingPlaces(limits.waitingMax(), limits.waitingMaxPerCaller());
    }

    @Override
    public int getOrder() {
        return INSIDE_OF_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        if (Exchanges.isManagement(exchange)) {
            return chain.filter(exchange);
        }
        return WRITES.contains(method)
                ? write(exchange, chain)
                : READS.contains(method) ? read(exchange, chain) : chain.filter(exchange);
    }

    private static Mono<Void> write(ServerWebExchange exchange, WebFilterChain chain) {
        Written written = new Written();
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> written.into(response.getHeaders())));
        return chain.filter(exchange).contextWrite(written::into);
    }

    private Mono<Void> read(ServerWebExchange exchange, WebFilterChain chain) {
        String header = exchange.getRequest().getHeaders().getFirst(ConsistencyToken.HEADER);
        if (header == null || !isProjection(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        String caller = Exchanges.context(exchange).caller();
        return Mono.fromSupplier(() -> ConsistencyToken.parse(header))
                .flatMap(token -> caughtUp(token, caller))
                .flatMap(fresh -> {
                    tell(fresh, exchange.getResponse());
                    return chain.filter(exchange);
                });
    }

    private boolean isProjection(PathContainer path) {
        return projections.stream().anyMatch(projection -> projection.matches(path));
    }

    private Mono<Boolean> caughtUp(ConsistencyToken token, String caller) {
        return Mono.defer(
                () -> applied.has(token) ? Mono.just(true) : places.take(caller) ? seen(token, caller) : STALE);
    }

    private Mono<Boolean> seen(ConsistencyToken token, String caller) {
        return Mono.fromSupplier(() -> applied.has(token))
                .filter(done -> done)
                .repeatWhenEmpty(looks -> looks.delayElements(pause))
                .timeout(patience, STALE)
                .doFinally(_ -> places.free(caller));
    }

    /** A refusal keeps its status: what is not there yet is not there. */
    private static void tell(boolean fresh, ServerHttpResponse response) {
        response.getHeaders().set(STANDING, fresh ? "fresh" : "stale");
        if (!fresh) {
            response.beforeCommit(() -> Mono.fromRunnable(() -> {
                if (response.getStatusCode() == null || HttpStatus.OK.equals(response.getStatusCode())) {
                    response.setStatusCode(HttpStatus.ACCEPTED);
                }
            }));
        }
    }
}
