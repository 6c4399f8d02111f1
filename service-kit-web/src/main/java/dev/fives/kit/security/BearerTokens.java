package dev.fives.kit.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes the token out of its header: the usual form by a look at its characters, all else by the framework's pattern. */
final class BearerTokens implements ServerAuthenticationConverter {
    private static final String SCHEME = "Bearer ";
    private static final String SIGNS = "-._~+/";

    private final ServerAuthenticationConverter others = new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && isUsual(header)
                ? Mono.just(new BearerTokenAuthenticationToken(header.substring(SCHEME.length())))
                : others.convert(exchange);
    }

    private static boolean isUsual(String header) {
        if (!header.startsWith(SCHEME) || header.length() == SCHEME.length()) {
            return false;
        }
        for (int i = SCHEME.length(); i < header.length(); i++) {
            if (!isOfToken(header.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfToken(char sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || SIGNS.indexOf(sign) >= 0;
    }
}
