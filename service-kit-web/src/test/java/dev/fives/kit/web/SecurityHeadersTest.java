package dev.fives.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class SecurityHeadersTest {
    private static final String STRICT_TRANSPORT = "Strict-Transport-Security";

    @Test
    void byTls_thisHostAloneStaysThere() {
        assertThat(answer("https://crm.example.com/things").getFirst(STRICT_TRANSPORT))
                .isEqualTo("max-age=31536000");
    }

    @Test
    void byPlainHttp_nothingIsSaidOfTls() {
        assertThat(answer("http://crm.example.com/things").getFirst(STRICT_TRANSPORT))
                .isNull();
    }

    private static HttpHeaders answer(String uri) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get(uri));
        new SecurityHeaders()
                .filter(exchange, found -> found.getResponse().setComplete())
                .block();
        return exchange.getResponse().getHeaders();
    }
}
