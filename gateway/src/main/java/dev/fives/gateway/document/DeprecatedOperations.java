package dev.fives.gateway.document;

import dev.fives.api.Deprecation;
import dev.fives.api.Operation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Tells callers of an operation that goes away: since when it is deprecated (RFC 9745), when it ends (RFC 8594), and
 * where to read what to do. What goes away stands in the OpenAPI documents and nowhere else.
 */
final class DeprecatedOperations implements WebFilter, Ordered {
    static final String DEPRECATION = "Deprecation";
    static final String SUNSET = "Sunset";

    private static final int INSIDE_OF_SECURITY = -40;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private record Entry(String method, PathPattern path, Optional<Deprecation> deprecation) {
        static Entry of(Operation operation) {
            PathPattern path = PathPatternParser.defaultInstance.parse(operation.template());
            return new Entry(operation.method(), path, operation.deprecation());
        }

        boolean matches(String wanted, PathContainer actual) {
            return method.equals(wanted) && path.matches(actual);
        }
    }

    /** All operations, the more exact path first: a deprecated template must not speak for a path of its own. */
    private final List<Entry> operations;

    private final boolean none;

    DeprecatedOperations(Collection<Operation> documented) {
        List<Entry> entries = new ArrayList<>(documented.stream().map(Entry::of).toList());
        entries.sort(Comparator.comparing(Entry::path));
        operations = List.copyOf(entries);
        none = operations.stream().allMatch(entry -> entry.deprecation().isEmpty());
    }

    @Override
    public int getOrder() {
        return INSIDE_OF_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!none) {
            of(exchange.getRequest())
                    .ifPresent(deprecation ->
                            tell(deprecation, exchange.getResponse().getHeaders()));
        }
        return chain.filter(exchange);
    }

    private Optional<Deprecation> of(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        String method = request.getMethod().name();
        return operations.stream()
                .filter(entry -> entry.matches(method, path))
                .findFirst()
                .flatMap(Entry::deprecation);
    }

    private static void tell(Deprecation deprecation, HttpHeaders headers) {
        headers.set(DEPRECATION, "@" + deprecation.since().atStartOfDay().toEpochSecond(ZoneOffset.UTC));
        deprecation.sunset().ifPresent(day -> headers.set(SUNSET, httpDate(day)));
        deprecation
                .link()
                .ifPresent(link ->
                        headers.add(HttpHeaders.LINK, "<" + link + ">; rel=\"deprecation\"; type=\"text/html\""));
    }

    private static String httpDate(LocalDate day) {
        return HTTP_DATE.format(day.atStartOfDay());
    }
}
