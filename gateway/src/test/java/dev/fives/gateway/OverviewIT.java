package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.gateway.Upstream.Reply;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.PromisedTime;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One customer over five services, whichever of them is down (REL-04, GW-10). */
class OverviewIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PROMISED = PromisedTime.of(Duration.ofSeconds(1));
    private static final String PATH = "/api/v1/customers/cus_1/overview";
    /** In the order of {@link GatewayFixture#all}. */
    private static final List<String> PARTS = List.of("customer", "loyalty", "segmentation", "satisfaction", "tickets");

    private static final String TICKETS = """
            {"items":[{"id":"tic_3","number":"T-3","kind":"COMPLAINT","status":"REOPENED","trackingToken":"secret"},
                      {"id":"tic_2","status":"CLOSED"},{"id":"tic_1","status":"RESOLVED"}]}
            """;
    private static final String RESPONSES = """
            {"items":[{"id":"rsp_3","metric":"CSAT","score":1,"sentiment":"NEGATIVE","at":"2026-03-04T10:00:00Z"},
                      {"id":"rsp_2","metric":"NPS","score":0,"sentiment":"NEGATIVE","at":"2026-03-03T10:00:00Z"},
                      {"id":"rsp_1","metric":"CSAT","score":5,"sentiment":"POSITIVE","at":"2026-03-02T10:00:00Z"}]}
            """;

    @BeforeEach
    void everybodyAnswers() {
        GatewayFixture.all().forEach(Upstream::forget);
        GatewayFixture.CUSTOMER.replies(path -> new Reply(200, "{\"id\":\"cus_1\",\"name\":\"王芳\"}"));
        GatewayFixture.LOYALTY.replies(path -> new Reply(200, "{\"points\":{\"active\":768}}"));
        GatewayFixture.SEGMENTATION.replies(path -> new Reply(200, "{\"risk\":{\"level\":\"HIGH\"}}"));
        GatewayFixture.FEEDBACK.replies(path -> new Reply(200, RESPONSES));
        GatewayFixture.TICKET.replies(path -> new Reply(200, TICKETS));
        Eventually.until(SOON, () -> statuses(overview()).equals(allBut(-1, "")));
        GatewayFixture.all().forEach(upstream -> upstream.calls().clear());
    }

    @AfterEach
    void forget() {
        GatewayFixture.all().forEach(Upstream::forget);
    }

    @Test
    void overview_hasEveryPart() {
        JsonNode overview = overview();

        PARTS.forEach(
                part -> assertThat(overview.at("/" + part + "/asOf").asString()).contains("T"));
        assertThat(overview.at("/customer/data/name").asString()).isEqualTo("王芳");
        assertThat(overview.at("/loyalty/data/points/active").asInt()).isEqualTo(768);
        assertThat(overview.at("/segmentation/data/risk/level").asString()).isEqualTo("HIGH");
        assertThat(overview.at("/tickets/data/open").asInt()).isEqualTo(1);
        assertThat(overview.at("/tickets/data/items/0/id").asString()).isEqualTo("tic_3");
        assertThat(overview.at("/tickets/data").toString()).doesNotContain("secret", "tic_2");
        assertThat(overview.at("/satisfaction/data/lastScores/csat/score").asInt())
                .isEqualTo(1);
        assertThat(overview.at("/satisfaction/data/lastScores/csat/responseId").asString())
                .isEqualTo("rsp_3");
        assertThat(overview.at("/satisfaction/data/lastScores/nps/score").asInt(-1))
                .isZero();
    }

    @Test
    void overview_asksInTheNameOfTheCaller() {
        WebTestClient shop = GatewayFixture.as("admin")
                .mutate()
                .defaultHeader("X-Correlation-Id", "shop:42")
                .build();
        int overviews = inTime(shop, allBut(-1, ""));

        assertThat(GatewayFixture.all()).allSatisfy(upstream -> {
            assertThat(upstream.calls()).hasSizeBetween(1, overviews);
            assertThat(upstream.last().headers())
                    .containsEntry("x-correlation-id", "shop:42")
                    .containsKeys("authorization", "traceparent");
        });
        assertThat(GatewayFixture.all())
                .extracting(upstream -> upstream.last().uri())
                .containsExactly(
                        "/customers/cus_1",
                        "/members/cus_1",
                        "/profiles/cus_1",
                        "/responses?customerId=cus_1&pageSize=100",
                        "/tickets?customerId=cus_1&pageSize=200");
        GatewayFixture.anonymous().get().uri(PATH).exchange().expectStatus().isUnauthorized();
    }

    /** What a role may not ask for by itself it does not get here either, and nobody is asked for it. */
    @Test
    void part_thatIsNotForTheCallerIsNotShown() {
        int overviews = inTime(GatewayFixture.as("quality-manager"), allBut(1, "FORBIDDEN"));
        assertThat(GatewayFixture.LOYALTY.calls()).isEmpty();
        assertThat(GatewayFixture.CUSTOMER.calls()).hasSizeBetween(1, overviews);
    }

    @Test
    void GW_02_customerSeesItsOwnParts() {
        var _ = inTime(
                GatewayFixture.with(GatewayFixture.TOKENS.portal("cus_1")),
                List.of("OK", "OK", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"));
        GatewayFixture.with(GatewayFixture.TOKENS.portal("cus_2"))
                .get()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4"})
    void serviceThatIsNotThere_costsItsOwnPart(int service) {
        GatewayFixture.all().get(service).stop();
        try {
            inTime(allBut(service, "UNAVAILABLE"));
        } finally {
            GatewayFixture.all().get(service).startAgain();
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4"})
    void serviceThatHangs_costsItsOwnPart(int service) {
        GatewayFixture.all().get(service).replies(path -> null);

        inTime(allBut(service, "UNAVAILABLE"));
    }

    @Test
    void everybodyHangs_isStillAnAnswer() {
        GatewayFixture.all().forEach(upstream -> upstream.replies(path -> null));

        inTime(Collections.nCopies(PARTS.size(), "UNAVAILABLE"));
    }

    @ParameterizedTest
    @CsvSource({"1,404,ABSENT", "2,404,ABSENT", "4,503,UNAVAILABLE", "3,500,UNAVAILABLE", "0,503,UNAVAILABLE"})
    void refusalOfAService_isTheStatusOfItsPart(int service, int code, String status) {
        GatewayFixture.all().get(service).replies(path -> new Reply(code, "{\"code\":\"some\"}"));

        inTime(allBut(service, status));
    }

    @Test
    void unreadableAnswer_costsItsOwnPart() {
        GatewayFixture.TICKET.replies(path -> new Reply(200, "<html>"));

        inTime(allBut(4, "UNAVAILABLE"));
    }

    @Test
    void nobody_isNotFound() {
        GatewayFixture.CUSTOMER.replies(path -> new Reply(404, "{\"code\":\"not-found\"}"));

        GatewayFixture.as("admin")
                .get()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    /** The breaker of the route speaks for the overview too. */
    @Test
    void openBreaker_isHeeded() {
        CircuitBreaker breaker = breaker();
        breaker.transitionToForcedOpenState();
        try {
            inTime(allBut(4, "UNAVAILABLE"));
            assertThat(GatewayFixture.TICKET.calls()).isEmpty();
        } finally {
            breaker.transitionToClosedState();
        }
        inTime(allBut(-1, ""));
    }

    @Test
    void serviceThatIsNotThere_opensTheBreaker() {
        GatewayFixture.TICKET.stop();
        try {
            IntStream.range(0, 20).forEach(i -> overview());

            assertThat(breaker().getState()).isNotEqualTo(CircuitBreaker.State.CLOSED);
        } finally {
            GatewayFixture.TICKET.startAgain();
            breaker().reset();
        }
    }

    /** A service that is slow for an overview may be fast enough for its own callers. */
    @Test
    void runningOutOfTime_doesNotOpenTheBreaker() {
        GatewayFixture.TICKET.replies(path -> null);
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(i -> calls.execute(OverviewIT::overview));
        }

        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    private static CircuitBreaker breaker() {
        return GatewayFixture.bean(CircuitBreakerRegistry.class).circuitBreaker("ticket");
    }

    /** In the time that is promised; what a busy machine did not bring in a part's time is asked for once more. */
    private static void inTime(List<String> statuses) {
        var _ = inTime(GatewayFixture.as("admin"), statuses);
    }

    /** Returns how often it was asked. */
    private static int inTime(WebTestClient caller, List<String> statuses) {
        AtomicInteger asked = new AtomicInteger();
        Eventually.asserted(SOON, () -> {
            asked.incrementAndGet();
            long start = System.nanoTime();
            JsonNode answer = overview(caller);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
            assertThat(statuses(answer)).isEqualTo(statuses);
        });
        return asked.get();
    }

    private static JsonNode overview() {
        return overview(GatewayFixture.as("admin"));
    }

    private static JsonNode overview(WebTestClient caller) {
        byte[] body = caller.get()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return JsonMapper.shared().readTree(body);
    }

    private static List<String> statuses(JsonNode overview) {
        return PARTS.stream()
                .map(part -> overview.at("/" + part + "/status").asString())
                .toList();
    }

    private static List<String> allBut(int service, String status) {
        return IntStream.range(0, PARTS.size())
                .mapToObj(i -> i == service ? status : "OK")
                .toList();
    }
}
