package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import reactor.core.publisher.Mono;

/** What is taken for a token is the framework's decision. */
class BearerTokensTest {
    private final ServerAuthenticationConverter framework = new ServerBearerTokenAuthenticationConverter();
    private final ServerAuthenticationConverter ours = new BearerTokens();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer aZ09-._~+/",
                "Bearer abc==",
                "bearer abc",
                "BEARER abc",
                "Bearer",
                "Bearer ",
                "Bearer  abc",
                "Bearer a b",
                "Bearer a=b",
                "Bearerabc",
                "Basic abc",
                ""
            })
    void header_isReadAsByTheFramework(String header) {
        assertThat(outcome(ours, header)).isEqualTo(outcome(framework, header));
    }

    @Test
    void everyCharacter_isReadAsByTheFramework() {
        Stream<String> headers = IntStream.range(0, 0x250).mapToObj(sign -> "Bearer a" + (char) sign + "b");

        assertThat(headers.filter(header -> !outcome(ours, header).equals(outcome(framework, header))))
                .isEmpty();
    }

    @Test
    void noHeader_isNoToken() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

        assertThat(ours.convert(exchange).blockOptional()).isEmpty();
    }

    private static String outcome(ServerAuthenticationConverter converter, String header) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/").header(HttpHeaders.AUTHORIZATION, header));
        return Mono.defer(() -> converter.convert(exchange))
                .map(Authentication::getCredentials)
                .map(token -> "token " + token)
                .defaultIfEmpty("none")
                .onErrorResume(OAuth2AuthenticationException.class, e -> Mono.just("refused"))
                .blockOptional()
                .orElseThrow();
    }
}
