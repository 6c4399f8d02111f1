package dev.fives.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.test.stack.Eventually;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class FailingServiceIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @BeforeEach
    void nothingFailedYet() {
        GatewayFixture.all().forEach(Upstream::forget);
        GatewayFixture.bean(CircuitBreakerRegistry.class)
                .getAllCircuitBreakers()
                .forEach(CircuitBreaker::reset);
    }

    @Test
    void slowService_isATimeout() {
        call(HttpMethod.GET, "/api/v1/profiles/slow")
                .expectStatus()
                .isEqualTo(504)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("timeout");
    }

    @Test
    void brokenAnswer_isRepeatedForReadsOnly() {
        GatewayFixture.SEGMENTATION.forget();
        call(HttpMethod.POST, "/api/v1/segments/broken/publish")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(GatewayFixture.SEGMENTATION.calls()).hasSize(1);

        GatewayFixture.SEGMENTATION.forget();
        call(HttpMethod.GET, "/api/v1/segments/broken").expectStatus().isEqualTo(503);
        assertThat(GatewayFixture.SEGMENTATION.calls()).hasSize(2);
    }

    /** One service dies: its route closes within 20 failures, no other route notices, and it opens again by itself. */
    @Test
    void deadService_closesItsOwnRouteAlone() {
        GatewayFixture.TICKET.stop();
        try {
            assertThat(allAtOnce(10, "/api/v1/tickets")).containsOnly(503);
            assertRefused("/api/v1/tickets");
            assertThat(status("/api/v1/feedback")).isEqualTo(200);
        } finally {
            GatewayFixture.TICKET.startAgain();
        }
        Eventually.until(SOON, () -> status("/api/v1/tickets") == 200);
    }

    /** Without asking the service; where the machine is so busy that the breaker tries again meanwhile, once more. */
    private static void assertRefused(String path) {
        Eventually.until("refused", SOON, () -> {
            byte[] problem = call(HttpMethod.GET, path)
                    .expectStatus()
                    .is5xxServerError()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .returnResult()
                    .getResponseBody();
            return new String(Objects.requireNonNull(problem), UTF_8).contains("service: failing");
        });
    }

    @Test
    void refusalsOfAService_doNotCloseItsRoute() {
        for (int i = 0; i < 30; i++) {
            call(HttpMethod.GET, "/api/v1/feedback/refused").expectStatus().isEqualTo(503);
        }

        call(HttpMethod.GET, "/api/v1/feedback").expectStatus().isOk();
    }

    /** G16: its breaker opens within 20 calls, over all its routes, and no other service notices. */
    @ParameterizedTest
    @ValueSource(strings = {"slow", "late-1000"})
    void silentOrSlowService_closesAllItsRoutesAndNoOther(String how) {
        List<Integer> statuses = allAtOnce(10, "/api/v1/responses/" + how);

        assertThat(statuses).containsOnly(how.equals("slow") ? 504 : 200);
        for (String path : List.of("/api/v1/responses/slow", "/api/v1/surveys/slow", "/s/slow")) {
            assertRefused(path);
            assertThat(status("/api/v1/tickets")).isEqualTo(200);
        }
        Eventually.until(SOON, () -> status("/api/v1/responses") == 200);
    }

    @Test
    void impatientCaller_doesNotHideASlowService() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> GatewayFixture.as("admin")
                            .mutate()
                            .responseTimeout(GatewayFixture.SLOW_AFTER.plusMillis(200))
                            .build()
                            .get()
                            .uri("/api/v1/responses/slow")
                            .exchange())
                    .hasMessageContaining("Timeout");
        }

        assertRefused("/api/v1/responses/slow");
    }

    @Test
    void hangingService_getsNoMoreThanItsPlaces() {
        GatewayFixture.CUSTOMER.hold();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < GatewayFixture.LONG_CALLS_MAX; i++) {
                callers.execute(() -> status("/api/v1/customers:batch?held"));
            }
            Eventually.until(SOON, () -> GatewayFixture.CUSTOMER.calls().size() == GatewayFixture.LONG_CALLS_MAX);

            call(HttpMethod.POST, "/api/v1/customers:batch")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.detail")
                    .isEqualTo("service: too many calls at once (expected: a retry later)");
            assertThat(status("/api/v1/customers"))
                    .as("long work has its own places")
                    .isEqualTo(200);
            GatewayFixture.CUSTOMER.release();
        }
        Eventually.until("a place is free", SOON, () -> status("/api/v1/customers:batch") == 200);
    }

    @Test
    void bodyThatTheServiceDoesNotTake_givesItsBuffersBack() {
        long held = GatewayFixture.BUFFERS.outstanding(); // by what other tests have begun
        for (String path : List.of("/api/v1/segments/broken/publish", "/api/v1/surveys?refused", "/api/v1/nowhere")) {
            for (int i = 0; i < 3; i++) {
                GatewayFixture.as("admin")
                        .post()
                        .uri(path)
                        .bodyValue(new byte[200 * 1024])
                        .exchange()
                        .expectStatus()
                        .value(status -> assertThat(status).isGreaterThanOrEqualTo(400));
            }
        }

        Eventually.until("given back", SOON, () -> GatewayFixture.BUFFERS.outstanding() <= held);
    }

    @Test
    void longWork_hasItsOwnTimeAndIsNeverSlow() {
        String late = "/api/v1/customers:batch?late-"
                + GatewayFixture.RESPONSE_TIMEOUT.plusMillis(500).toMillis();

        assertThat(allAtOnce(10, late)).containsOnly(200);

        assertThat(breaker("customer").getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    /** A service that waits for an event because it was asked to is not slow; nobody may close it by made-up tokens. */
    @Test
    void readsThatWaitForAnEvent_areNotHeldAgainstTheService() {
        readsAfter("/api/v1/responses/stale-late-");

        assertThat(breaker("feedback").getMetrics().getNumberOfSlowCalls()).isZero();
    }

    /** Or a browser that sends its token with every request would hide a slow service from all. */
    @Test
    void slowReadsThatDoNotWait_countAlsoWithAToken() {
        List<CircuitBreaker.State> states = new CopyOnWriteArrayList<>();
        breaker("feedback")
                .getEventPublisher()
                .onStateTransition(
                        change -> states.add(change.getStateTransition().getToState()));

        readsAfter("/api/v1/responses/late-");

        Eventually.until(SOON, () -> states.contains(CircuitBreaker.State.OPEN));
    }

    private static void readsAfter(String late) {
        String path = late + GatewayFixture.SLOW_AFTER.plusMillis(200).toMillis();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> readAfter("purchase/pur_1#1", path), callers))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private static void readAfter(String token, String path) {
        GatewayFixture.as("admin")
                .get()
                .uri(path)
                .header("Consistency-Token", token)
                .exchange();
    }

    /** What the caller takes for the body is not the service's fault, and has a limit of its own. */
    @Test
    void slowCaller_isNotHeldAgainstTheService() throws Exception {
        try (var slow = new SlowCaller("/api/v1/tickets");
                var endless = new SlowCaller("/api/v1/tickets")) {
            Thread.sleep(GatewayFixture.RESPONSE_TIMEOUT.plusMillis(500));
            slow.finish();

            assertThat(slow.status()).isEqualTo(200);
            assertThat(endless.status()).isEqualTo(400);
        }
        assertThat(breaker("ticket").getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(breaker("ticket").getMetrics().getNumberOfSlowCalls()).isZero();
    }

    /** A limit for a route that is not there would be no limit. */
    @Test
    void routes_nameTheirServiceAndEachOwnLimitNamesARoute() {
        List<Route> routes = GatewayFixture.bean(RouteLocator.class)
                .getRoutes()
                .collectList()
                .block();

        assertThat(routes)
                .extracting(CallLimits::service)
                .containsOnly("customer", "loyalty", "segmentation", "feedback", "ticket");
        assertThat(routes)
                .extracting(Route::getId)
                .containsAll(GatewayFixture.bean(CallLimits.class)
                        .responseTimeoutByRoute()
                        .keySet());
    }

    private static CircuitBreaker breaker(String service) {
        return GatewayFixture.bean(CircuitBreakerRegistry.class).circuitBreaker(service);
    }

    private static List<Integer> allAtOnce(int calls, String path) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, calls)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(path), callers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static int status(String path) {
        HttpMethod method = path.contains(":") ? HttpMethod.POST : HttpMethod.GET;
        return call(method, path).returnResult(Void.class).getStatus().value();
    }

    private static ResponseSpec call(HttpMethod method, String path) {
        return GatewayFixture.as("admin").method(method).uri(path).exchange();
    }
}
