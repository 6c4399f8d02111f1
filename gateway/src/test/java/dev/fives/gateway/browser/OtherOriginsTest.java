package dev.fives.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fives.kit.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class OtherOriginsTest {
    private static final String DESK = "https://desk.example.com";
    private static final OtherOrigins FILTER = filter(DESK, "http://localhost:5173");

    /** G28: what is listed, letter by letter, and nothing else. */
    @ParameterizedTest
    @CsvSource({
        "https://desk.example.com,          PATCH,   204",
        "http://localhost:5173,             GET,     204",
        "https://desk.example.com,          TRACE,   403",
        "https://desk.example.com.evil.com, GET,     403",
        "https://evil.desk.example.com,     GET,     403",
        "http://desk.example.com,           GET,     403",
        "https://desk.example.com:8443,     GET,     403",
        "https://DESK.example.com,          GET,     403",
        "null,                              GET,     403",
    })
    void preflight_isForListedOriginsAlone(String origin, String method, int status) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.options("/api/v1/customers")
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, method)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization"));

        assertThat(status(exchange)).isEqualTo(status);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        assertThat(headers.getAccessControlAllowOrigin()).isEqualTo(status == 204 ? origin : null);
        assertThat(headers.getAccessControlAllowCredentials()).isFalse();
        assertThat(headers.getVary()).contains(HttpHeaders.ORIGIN);
    }

    @Test
    void preflight_allowsWhatThisApiReads() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.options("/api/v1/customers")
                .header(HttpHeaders.ORIGIN, DESK)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST"));

        assertThat(status(exchange)).isEqualTo(204);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        assertThat(headers.getAccessControlAllowHeaders())
                .contains("Authorization", "X-Api-Key", "Idempotency-Key", "If-Match")
                .contains("Last-Event-ID", "Consistency-Token", "traceparent");
        assertThat(headers.getAccessControlAllowMethods())
                .containsExactlyInAnyOrder(
                        HttpMethod.GET,
                        HttpMethod.HEAD,
                        HttpMethod.POST,
                        HttpMethod.PUT,
                        HttpMethod.PATCH,
                        HttpMethod.DELETE);
        assertThat(headers.getAccessControlMaxAge()).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource({DESK + ", true", "https://other.example.com, false"})
    void request_ofAnotherOriginIsAnsweredWithoutLeave(String origin, boolean leave) {
        MockServerWebExchange exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("/api/v1/customers").header(HttpHeaders.ORIGIN, origin));

        assertThat(status(exchange)).isEqualTo(200);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        assertThat(headers.getAccessControlAllowOrigin()).isEqualTo(leave ? origin : null);
        assertThat(headers.getAccessControlExposeHeaders().containsAll(List.of("ETag", "traceparent")))
                .isEqualTo(leave);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://*.example.com", "https://desk.example.com/", "desk.example.com", "https://Desk.com"
            })
    void setting_isAnOriginAsBrowsersNameIt(String origin) {
        assertThatIllegalArgumentException().isThrownBy(() -> filter(origin)).withMessageContaining(origin);
    }

    private static OtherOrigins filter(String... origins) {
        return new OtherOrigins(new CorsProperties(List.of(origins), Duration.ofMinutes(10)));
    }

    /** 200 where the request went on. */
    private static int status(MockServerWebExchange exchange) {
        return FILTER.filter(
                        exchange,
                        passed -> Mono.fromRunnable(() -> passed.getAttributes().put("passed", true)))
                .then(Mono.fromSupplier(() -> exchange.getAttributes().containsKey("passed")
                        ? 200
                        : exchange.getResponse().getStatusCode().value()))
                .onErrorResume(
                        ProblemException.class,
                        refused -> Mono.just(refused.type().status()))
                .block();
    }
}
