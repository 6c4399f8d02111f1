package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class FailingServiceIT {
    @Test
    void slowService_isATimeout() {
        call(HttpMethod.GET, "/api/v1/profiles/slow")
                .expectStatus()
                .isEqualTo(504)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("timeout");
    }

    @Test
    void brokenAnswer_isRepeatedForReadsOnly() {
        GatewayFixture.SEGMENTATION.forget();
        call(HttpMethod.POST, "/api/v1/segments/broken")
                .expectStatus()
                .isEqualTo(502)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(GatewayFixture.SEGMENTATION.calls()).hasSize(1);

        GatewayFixture.SEGMENTATION.forget();
        call(HttpMethod.GET, "/api/v1/segments/broken").expectStatus().isEqualTo(502);
        assertThat(GatewayFixture.SEGMENTATION.calls()).hasSize(2);
    }

    /** One service dies: its route closes within 20 failures, no other route notices, and it opens again by itself. */
    @Test
    void deadService_closesItsOwnRouteAlone() {
        GatewayFixture.TICKET.stop();
        for (int i = 0; i < 20; i++) {
            call(HttpMethod.GET, "/api/v1/tickets")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After");
        }

        call(HttpMethod.GET, "/api/v1/tickets")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("service: failing (expected: a retry later)");
        call(HttpMethod.GET, "/api/v1/feedback").expectStatus().isOk();

        GatewayFixture.TICKET.startAgain();
        Eventually.until(Duration.ofSeconds(10), () -> status("/api/v1/tickets") == 200);
    }

    @Test
    void refusalsOfAService_doNotCloseItsRoute() {
        for (int i = 0; i < 30; i++) {
            call(HttpMethod.GET, "/api/v1/feedback/refused").expectStatus().isEqualTo(503);
        }

        call(HttpMethod.GET, "/api/v1/feedback").expectStatus().isOk();
    }

    private static int status(String path) {
        return call(HttpMethod.GET, path).returnResult(Void.class).getStatus().value();
    }

    private static ResponseSpec call(HttpMethod method, String path) {
        return GatewayFixture.as("admin").method(method).uri(path).exchange();
    }
}
