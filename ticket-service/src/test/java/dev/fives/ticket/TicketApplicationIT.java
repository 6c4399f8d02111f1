package dev.fives.ticket;

import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.TestTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class TicketApplicationIT {
    private static final TestTokens TOKENS = TestTokens.create();
    private static final ConfigurableApplicationContext APP = FivesApplication.start(
            TicketApplication.class,
            "ticket-service",
            Stream.concat(Stream.of("server.port=0", "management.server.port=0"), TOKENS.settings().stream())
                    .map(setting -> "--" + setting)
                    .toArray(String[]::new));

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void health_isUpWithoutStoreAndBroker() {
        for (String path : new String[] {"", "/liveness", "/readiness"}) {
            client("local.management.port")
                    .get()
                    .uri("/actuator/health" + path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("UP");
        }
    }

    @Test
    void unknownPath_isAProblem() {
        client("local.server.port")
                .get()
                .uri("/nothing")
                .headers(headers -> headers.setBearerAuth(TOKENS.token("usr_1", "admin")))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void noToken_isRefused() {
        client("local.server.port")
                .get()
                .uri("/nothing")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static WebTestClient client(String port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + APP.getEnvironment().getRequiredProperty(port))
                .build();
    }
}
