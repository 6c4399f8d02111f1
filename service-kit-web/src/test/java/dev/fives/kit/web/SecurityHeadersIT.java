package dev.fives.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.testapp.RunningApp;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class SecurityHeadersIT {
    /** Also what is refused before the token is looked at, and what no handler knows. */
    @ParameterizedTest
    @CsvSource({
        "/things, 200",
        "/nothing, 404",
        "/fault/slow, 504",
        "/fault/other, 500",
        "/a//b, 400",
        "/ops/context, 403"
    })
    void everyAnswer_bindsTheBrowser(String path, int status) {
        HttpHeaders headers = RunningApp.as("admin")
                .get()
                .uri(URI.create("http://127.0.0.1:" + RunningApp.port() + path))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .returnResult(Void.class)
                .getResponseHeaders();

        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("X-XSS-Protection")).isEqualTo("0");
        assertThat(headers.getFirst("Strict-Transport-Security")).isNull();
        assertThat(headers.get(HttpHeaders.CACHE_CONTROL)).containsExactly("no-store");
    }
}
