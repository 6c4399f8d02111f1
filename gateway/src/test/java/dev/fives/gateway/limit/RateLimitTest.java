package dev.fives.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.gateway.client.ClientAddresses;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.request.RequestContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class RateLimitTest {
    private static final LimitProperties LIMITS = new LimitProperties(
            6_000, Map.of("key:shop", 50), Duration.ofMinutes(1), "", Duration.ZERO, Duration.ZERO, 10);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> asked = new ArrayList<>();

    @Test
    void answer_tellsLimitRestAndReset() {
        HttpHeaders headers = headersAfter(new Standing(true, 6_000, 5_998, Duration.ofMillis(41_001)), "usr_1");

        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"default\";q=6000;w=60");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"default\";r=5998;t=42");
        assertThat(headers.getFirst("RateLimit-Limit")).isEqualTo("6000");
        assertThat(headers.getFirst("RateLimit-Remaining")).isEqualTo("5998");
        assertThat(headers.getFirst("RateLimit-Reset")).isEqualTo("42");
    }

    @Test
    void refusal_isAProblemThatSaysWhen() {
        MockServerWebExchange exchange = exchange("usr_1");
        Throwable fault = run(exchange, new Standing(false, 6_000, 0, Duration.ofMillis(1)));

        assertThat(fault).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type().status()).isEqualTo(429);
            assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        });
        assertThat(exchange.getResponse().getHeaders().getFirst("RateLimit-Remaining"))
                .isEqualTo("0");
        assertThat(meters.get("fives.gateway.rate.refused").counter().count()).isEqualTo(1);
    }

    /** A subject that looks like an address must not take from what that address has. */
    @Test
    void caller_isCountedByNameAndNobodyByAddress() {
        headersAfter(new Standing(true, 1, 0, Duration.ofSeconds(1)), "unknown");
        headersAfter(new Standing(true, 1, 0, Duration.ofSeconds(1)), null);
        headersAfter(new Standing(true, 1, 0, Duration.ofSeconds(1)), "key:shop");

        assertThat(asked).containsExactly("caller:unknown 6000", "address:unknown 6000", "caller:key:shop 50");
    }

    private HttpHeaders headersAfter(Standing standing, @Nullable String caller) {
        MockServerWebExchange exchange = exchange(caller);
        assertThat(run(exchange, standing)).isNull();
        return exchange.getResponse().getHeaders();
    }

    private @Nullable Throwable run(MockServerWebExchange exchange, Standing standing) {
        Limiter limiter = (key, requests) -> {
            asked.add(key + " " + requests);
            return Mono.just(standing);
        };
        return new RateLimit(limiter, LIMITS, ClientAddresses.trusting(List.of()), meters)
                .filter(exchange, _ -> Mono.empty())
                .<Throwable>then(Mono.empty())
                .onErrorResume(Mono::just)
                .block();
    }

    private static MockServerWebExchange exchange(@Nullable String caller) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/x"));
        if (caller != null) {
            exchange.getAttributes()
                    .put(
                            RequestContext.class.getName(),
                            RequestContext.internal("c").withCaller(caller, Set.of("admin")));
        }
        return exchange;
    }
}
