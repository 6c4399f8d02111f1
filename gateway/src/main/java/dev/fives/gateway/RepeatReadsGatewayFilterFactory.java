package dev.fives.gateway;

import java.io.IOException;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks once more where a connection broke and nothing can happen twice: reads only, never a POST or PATCH. The framework's
 * own Retry filter is not used, because it holds the body of every request of its route in memory, a POST's too, which
 * would end the streaming of imports.
 */
final class RepeatReadsGatewayFilterFactory
        extends AbstractGatewayFilterFactory<RepeatReadsGatewayFilterFactory.Config> {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Nothing to set for a single route. */
    static final class Config {}

    RepeatReadsGatewayFilterFactory() {
        super(Config.class);
    }

    @Override
    public GatewayFilter apply(Config config) {
        return (exchange, chain) -> {
            Mono<Void> call = Mono.defer(() -> chain.filter(exchange));
            return READS.contains(exchange.getRequest().getMethod())
                    ? call.onErrorResume(fault -> mayRepeat(fault, exchange), fault -> repeat(exchange, call))
                    : call;
        };
    }

    private static boolean mayRepeat(Throwable fault, ServerWebExchange exchange) {
        return fault instanceof IOException && !exchange.getResponse().isCommitted();
    }

    private static Mono<Void> repeat(ServerWebExchange exchange, Mono<Void> call) {
        ServerWebExchangeUtils.reset(exchange);
        return call;
    }
}
