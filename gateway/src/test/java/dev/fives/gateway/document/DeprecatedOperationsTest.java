package dev.fives.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.api.Deprecation;
import dev.fives.api.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class DeprecatedOperationsTest {
    private static final Deprecation GOES = new Deprecation(
            LocalDate.of(2026, 11, 1), Optional.of(LocalDate.of(2027, 5, 1)), Optional.of("/docs#carts"));
    private static final DeprecatedOperations FILTER = new DeprecatedOperations(List.of(
            operation("GET", "/api/v1/carts/{id}", Optional.of(GOES)),
            operation("GET", "/api/v1/carts/newest", Optional.empty()),
            operation("PUT", "/api/v1/carts/{id}", Optional.empty())));

    @Test
    void GW_16_deprecatedOperationTellsSinceWhenAndUntilWhen() {
        HttpHeaders headers = headers("GET", "/api/v1/carts/car_1");

        assertThat(headers.getFirst("Deprecation")).isEqualTo("@1793491200");
        assertThat(headers.getFirst("Sunset")).isEqualTo("Sat, 01 May 2027 00:00:00 GMT");
        assertThat(headers.getFirst("Link")).isEqualTo("</docs#carts>; rel=\"deprecation\"; type=\"text/html\"");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/carts/newest", "PUT, /api/v1/carts/car_1", "GET, /api/v1/carts", "HEAD, /api/v1/other"})
    void otherOperations_tellNothing(String method, String path) {
        assertThat(headers(method, path).headerNames()).doesNotContain("Deprecation", "Sunset", "Link");
    }

    private static HttpHeaders headers(String method, String path) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.valueOf(method), path));
        FILTER.filter(exchange, _ -> Mono.empty()).block();
        return exchange.getResponse().getHeaders();
    }

    private static Operation operation(String method, String template, Optional<Deprecation> deprecation) {
        return new Operation(
                method,
                template,
                method + template,
                Optional.of("carts:read"),
                false,
                Optional.empty(),
                false,
                deprecation);
    }
}
