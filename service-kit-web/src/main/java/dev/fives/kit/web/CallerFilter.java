package dev.fives.kit.web;

import dev.fives.kit.request.Authorities;
import dev.fives.kit.request.RequestContext;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
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
                .mapNotNull(SecurityContext::getAuthentication)
                .map(caller -> withCaller(Exchanges.context(exchange), caller))
                .defaultIfEmpty(Exchanges.context(exchange))
                .map(context -> Exchanges.isMasked(exchange) ? context.asMasked() : context)
                .flatMap(context -> {
                    Exchanges.remember(exchange, context);
                    return chain.filter(exchange).contextWrite(context.asContext());
                });
    }

    private static RequestContext withCaller(RequestContext context, Authentication caller) {
        return context.withCaller(caller.getName(), Authorities.roles(caller));
    }
}
