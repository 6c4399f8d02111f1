package dev.fives.kit.web;

import dev.fives.kit.request.Authorities;
import dev.fives.kit.request.RequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Adds the checked caller to the context; runs right after the token checks. */
final class CallerFilter implements WebFilter, Ordered {
    private static final int AFTER_SECURITY = -50;

    @Override
    public int getOrder() {
        return AFTER_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .map(security -> context(exchange, security.getAuthentication()))
                .defaultIfEmpty(Exchanges.context(exchange))
                .flatMap(found -> {
                    RequestContext context = Exchanges.isMasked(exchange) ? found.asMasked() : found;
                    Exchanges.remember(exchange, context);
                    return chain.filter(exchange).contextWrite(context.asContext());
                });
    }

    private static RequestContext context(ServerWebExchange exchange, @Nullable Authentication caller) {
        RequestContext context = Exchanges.context(exchange);
        return caller == null ? context : context.withCaller(caller.getName(), Authorities.roles(caller));
    }
}
