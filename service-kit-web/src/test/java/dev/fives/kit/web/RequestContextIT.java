package dev.fives.kit.web;

import dev.fives.kit.testapp.RunningApp;
import org.junit.jupiter.api.Test;

class RequestContextIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void correlationId_isTakenAndAnswered() {
        RunningApp.as("admin")
                .get()
                .uri("/context")
                .header("X-Correlation-Id", "shop:42")
                .exchange()
                .expectHeader()
                .valueEquals("X-Correlation-Id", "shop:42")
                .expectBody()
                .jsonPath("$.correlationId")
                .isEqualTo("shop:42");
    }

    @Test
    void correlationId_isMadeWhereUnsafe() {
        RunningApp.as("admin")
                .get()
                .uri("/context")
                .header("X-Correlation-Id", "a".repeat(65))
                .exchange()
                .expectHeader()
                .valueMatches("X-Correlation-Id", "[0-9a-f]{32}");
    }

    @Test
    void correlationId_isAnsweredOnRefusals() {
        RunningApp.anonymous()
                .get()
                .uri("/context")
                .header("X-Correlation-Id", "shop:42")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("X-Correlation-Id", "shop:42");
    }

    @Test
    void trace_goesOnAsAChild() {
        RunningApp.as("admin")
                .get()
                .uri("/context")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .exchange()
                .expectHeader()
                .valueMatches("traceparent", "00-" + TRACE + "-[0-9a-f]{16}-01")
                .expectBody()
                .jsonPath("$.traceparent")
                .value(
                        String.class,
                        traceparent -> org.assertj.core.api.Assertions.assertThat(traceparent)
                                .startsWith("00-" + TRACE)
                                .doesNotContain("b7ad6b7169203331"));
    }

    @Test
    void trace_isInTheProblem() {
        RunningApp.as("admin")
                .get()
                .uri("/nothing")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .exchange()
                .expectBody()
                .jsonPath("$.traceId")
                .isEqualTo(TRACE);
    }

    @Test
    void caller_isTheSubjectWithItsRoles() {
        RunningApp.as("admin")
                .get()
                .uri("/context")
                .header("Idempotency-Key", "k-1")
                .exchange()
                .expectBody()
                .jsonPath("$.caller")
                .isEqualTo("usr_1")
                .jsonPath("$.roles[0]")
                .isEqualTo("admin")
                .jsonPath("$.idempotencyKey")
                .isEqualTo("k-1");
    }

    @Test
    void caller_isAnonymousOnPublicPaths() {
        RunningApp.anonymous()
                .get()
                .uri("/open/context")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.caller")
                .isEqualTo("anonymous");
    }
}
