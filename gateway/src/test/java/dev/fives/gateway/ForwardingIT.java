package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/** What goes on to a service with a request, what comes back with its answer, and what is counted of both. */
class ForwardingIT {
    @BeforeEach
    void forget() {
        GatewayFixture.all().forEach(Upstream::forget);
    }

    @Test
    void request_carriesCorrelationTraceAndTokenButNoClaims() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        GatewayFixture.as("admin")
                .get()
                .uri("/api/v1/customers")
                .header("X-Correlation-Id", "shop:42")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.test")
                .header("X-Forwarded-Prefix", "/x")
                .header("Forwarded", "for=10.0.0.1")
                .exchange()
                .expectHeader()
                .valuesMatch("X-Correlation-Id", "shop:42");

        assertThat(GatewayFixture.CUSTOMER.last().headers())
                .containsEntry("x-correlation-id", "shop:42")
                .containsKey("authorization")
                .doesNotContainKeys(
                        "x-forwarded-for",
                        "x-forwarded-host",
                        "x-forwarded-prefix",
                        "x-forwarded-proto",
                        "x-forwarded-port",
                        "forwarded")
                .hasEntrySatisfying(
                        "traceparent",
                        value -> assertThat(value).startsWith("00-" + trace).doesNotContain("b7ad6b7169203331"));
    }

    /** Out of a pool of the server's thread, of which there are no more than threads. */
    @Test
    void request_goesOnOnItsThread() {
        GatewayFixture.as("admin")
                .get()
                .uri("/api/v1/customers")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(GatewayFixture.bean(HttpClient.class).configuration().connectionProvider())
                .isInstanceOfSatisfying(
                        OwnThreadConnections.class,
                        connections -> assertThat(connections.threadsServed())
                                .isBetween(1, LoopResources.DEFAULT_IO_WORKER_COUNT));
    }

    @Test
    void location_pointsBackToTheGateway() {
        GatewayFixture.as("admin")
                .post()
                .uri("/api/v1/purchases/created/refunds")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/v1/customers/cus_1");
    }

    @Test
    void problemOfAService_passesUnchanged() {
        GatewayFixture.as("admin")
                .get()
                .uri("/api/v1/customers/refused")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "5")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-many-pending");
        assertThat(GatewayFixture.CUSTOMER.calls()).hasSize(1);
    }

    @Test
    void meters_nameTheRouteTemplate() {
        GatewayFixture.as("admin")
                .get()
                .uri("/api/v1/members/cus_1")
                .exchange()
                .expectStatus()
                .isOk();

        // the call is timed to its end, which the caller may see first
        Eventually.asserted(Duration.ofSeconds(60), () -> assertThat(scrape()).contains("uri=\"/api/v1/members/**\""));
        assertThat(scrape()).contains("resilience4j_circuitbreaker_state{").doesNotContain("cus_1");
    }

    private static String scrape() {
        byte[] body = GatewayFixture.management()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return new String(body, StandardCharsets.UTF_8);
    }
}
