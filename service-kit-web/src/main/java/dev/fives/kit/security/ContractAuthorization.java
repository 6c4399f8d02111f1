package dev.fives.kit.security;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Authorities;
import dev.fives.kit.security.AccessTable.Row;
import dev.fives.kit.web.Exchanges;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import reactor.core.publisher.Mono;

/**
 * Decides by the documents: a public operation is for everybody; everything else asks for a token first, then tells
 * whether there is such a path and method, and lets through whose role has the operation's scope. To a customer's own
 * token nothing exists but what is marked for it, with its own id in the path.
 */
final class ContractAuthorization implements ReactiveAuthorizationManager<AuthorizationContext> {
    private static final String CUSTOMER_ID = "customer_id";
    private static final AuthorizationResult GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationResult REFUSED = new AuthorizationDecision(false);

    private final AccessTable table;

    ContractAuthorization(AccessTable table) {
        this.table = table;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        ServerWebExchange exchange = context.getExchange();
        HttpMethod method = exchange.getRequest().getMethod();
        PathContainer path = path(exchange);
        Optional<Row> row = table.row(method, path);
        if (row.isEmpty() && table.isPublic(path)) {
            return Mono.error(table.refusal(method, path));
        }
        if (row.map(Row::isPublic).orElse(false)) {
            return Mono.just(GRANTED);
        }
        return authentication
                .filter(Authentication::isAuthenticated)
                .map(caller -> judged(caller, row.orElseThrow(() -> table.refusal(method, path)), exchange))
                .defaultIfEmpty(REFUSED);
    }

    private static AuthorizationResult judged(Authentication caller, Row row, ServerWebExchange exchange) {
        Set<Role> roles = Role.of(Authorities.roles(caller));
        if (roles.contains(Role.PORTAL)) {
            return own(caller, row, exchange);
        }
        Scope scope = Objects.requireNonNull(row.scope());
        List<Role> granting = roles.stream().filter(role -> role.has(scope)).toList();
        if (granting.isEmpty()) {
            return REFUSED;
        }
        if (granting.stream().allMatch(Role::isMasked)) {
            Exchanges.mask(exchange);
        }
        return GRANTED;
    }

    private static AuthorizationResult own(Authentication caller, Row row, ServerWebExchange exchange) {
        String customerId = customerId(caller);
        boolean isOwn = row.operation()
                .portalParameter()
                .flatMap(name -> variable(row, name, exchange))
                .filter(id -> id.equals(customerId))
                .isPresent();
        if (!isOwn) {
            throw new ProblemException(
                    Problems.NOT_FOUND, "path: not there for this token (expected: data of its own customer)");
        }
        return GRANTED;
    }

    private static Optional<String> variable(Row row, String name, ServerWebExchange exchange) {
        PathMatchInfo match = row.path().matchAndExtract(path(exchange));
        return match == null
                ? Optional.empty()
                : Optional.ofNullable(match.getUriVariables().get(name));
    }

    private static @Nullable String customerId(Authentication caller) {
        return caller instanceof JwtAuthenticationToken token ? token.getToken().getClaimAsString(CUSTOMER_ID) : null;
    }

    private static PathContainer path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication();
    }
}
