package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What every caller meets before a service does. */
class FrontDoorIT {
    private static final int CALLERS = 8;

    @BeforeEach
    void forget() {
        GatewayFixture.all().forEach(Upstream::forget);
    }

    @Test
    void GW_04_callerBeyondItsLimitIsRefused_andNobodyElse() {
        WebTestClient limited = GatewayFixture.caller(GatewayFixture.LIMITED, "admin");
        List<Integer> statuses = IntStream.range(0, 101)
                .mapToObj(_ -> limited.get().uri("/api/v1/customers").exchange().returnResult(Void.class))
                .map(answer -> answer.getStatus().value())
                .toList();

        assertThat(statuses.subList(0, 100)).containsOnly(200);
        assertThat(statuses.getLast()).isEqualTo(429);
        assertThat(GatewayFixture.CUSTOMER.calls()).hasSize(100);
        limited.get()
                .uri("/api/v1/customers/cus_1/overview")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches("Retry-After", "[1-9][0-9]?")
                .expectHeader()
                .valueEquals("RateLimit-Limit", "100")
                .expectHeader()
                .valueEquals("RateLimit-Remaining", "0")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-many-requests");
        GatewayFixture.as("admin")
                .get()
                .uri("/api/v1/customers")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** Twice the limit over several connections at once; the count itself may be 5 % out. */
    @Test
    void G26_halfOfADoubleLoadIsRefused() throws Exception {
        WebTestClient busy = GatewayFixture.caller(GatewayFixture.BUSY, "admin");
        List<Future<HttpHeaders>> answers;
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            answers = callers.invokeAll(Collections.nCopies(2 * GatewayFixture.BUSY_REQUESTS, () -> taken(busy)));
        }
        List<HttpHeaders> refusals = answers.stream()
                .map(Future::resultNow)
                .filter(headers -> headers.containsHeader("Retry-After"))
                .toList();

        assertThat(refusals.size()).isCloseTo(GatewayFixture.BUSY_REQUESTS, Percentage.withPercentage(5));
        assertThat(refusals)
                .extracting(headers -> Integer.parseInt(String.valueOf(headers.getFirst("Retry-After"))))
                .allMatch(seconds -> seconds >= 1 && seconds <= 60);
        assertThat(GatewayFixture.CUSTOMER.calls()).hasSize(answers.size() - refusals.size());
    }

    /** The headers of an answer that has to be 200, or 429 with the time to come again. */
    private static HttpHeaders taken(WebTestClient caller) {
        EntityExchangeResult<byte[]> answer =
                caller.get().uri("/api/v1/customers").exchange().expectBody().returnResult();
        boolean refused = answer.getResponseHeaders().containsHeader("Retry-After");
        assertThat(answer.getStatus().value()).isEqualTo(refused ? 429 : 200);
        return answer.getResponseHeaders();
    }

    @Test
    void GW_04_everyAnswerTellsWhatIsLeft() {
        GatewayFixture.caller("usr_told", "admin")
                .get()
                .uri("/api/v1/customers")
                .exchange()
                .expectHeader()
                .valueEquals("RateLimit-Policy", "\"default\";q=6000;w=60")
                .expectHeader()
                .valueEquals("RateLimit", "\"default\";r=5999;t=60")
                .expectHeader()
                .valueEquals("RateLimit-Remaining", "5999");
    }

    /** Where nobody is named it is the address that counts, as a trusted proxy tells it. */
    @Test
    void publicPaths_areCountedByAddress() {
        assertThat(remaining("198.51.100.1")).isEqualTo(5999);
        assertThat(remaining("198.51.100.1")).isEqualTo(5998);
        assertThat(remaining("198.51.100.2")).isEqualTo(5999);
        assertThat(remaining("6.6.6.6, 198.51.100.2")).isEqualTo(5998);
    }

    private static int remaining(String forwardedFor) {
        String left = GatewayFixture.anonymous()
                .get()
                .uri("/s/abc.def")
                .header("X-Forwarded-For", forwardedFor)
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("RateLimit-Remaining");
        return Integer.parseInt(String.valueOf(left));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/customers, admin, 200",
        "GET,  /api/v1/nothing,   admin, 404",
        "GET,  /api/v1/customers, '',    401",
        "GET,  /api/v1/ops/customer/outbox, admin, 403",
        "GET,  /api/v1//customers, admin, 400",
        "GET,  /openapi.json, '', 200",
    })
    void GW_14_everyAnswerBindsTheBrowser(String method, String path, String role, int status) {
        HttpHeaders headers = answer(method, path, role, status).getResponseHeaders();

        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("X-XSS-Protection")).isEqualTo("0");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(headers.getCacheControl()).isNotNull();
        assertThat(headers.getFirst("Strict-Transport-Security")).isNull();
        assertThat(headers.headerNames().stream()
                        .filter(name -> headers.getOrEmpty(name).size() > 1))
                .containsOnly("Vary");
    }

    private static EntityExchangeResult<byte[]> answer(String method, String path, String role, int status) {
        WebTestClient client = role.isEmpty() ? GatewayFixture.anonymous() : GatewayFixture.as(role);
        return client.method(HttpMethod.valueOf(method))
                .uri(java.net.URI.create("http://127.0.0.1:" + GatewayFixture.port() + path))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult();
    }

    @Test
    void callerByTls_isToldToStayThere() {
        GatewayFixture.anonymous()
                .get()
                .uri("/openapi.json")
                .header("X-Forwarded-Proto", "https")
                .exchange()
                .expectHeader()
                .valueEquals("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void GW_14_preflightOfAListedOriginNeedsNoToken() {
        preflight(GatewayFixture.DESK)
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", GatewayFixture.DESK)
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "https://desk.example.com.evil.test", "null"})
    void GW_14_preflightOfAnotherOriginIsAProblem(String origin) {
        preflight(origin)
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
        assertThat(GatewayFixture.CUSTOMER.calls()).isEmpty();
    }

    private static WebTestClient.ResponseSpec preflight(String origin) {
        return GatewayFixture.anonymous()
                .options()
                .uri("/api/v1/customers")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .exchange();
    }

    /** A page has to read why it was refused, too. */
    @ParameterizedTest
    @CsvSource({"admin, 200", "ops, 403"})
    void listedOrigin_readsAnswersAndRefusals(String role, int status) {
        GatewayFixture.as(role)
                .get()
                .uri("/api/v1/customers")
                .header("Origin", GatewayFixture.DESK)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", GatewayFixture.DESK)
                .expectHeader()
                .value(
                        "Access-Control-Expose-Headers",
                        shown -> assertThat(shown).contains("ETag", "Retry-After"));
    }

    @Test
    void GW_09_openApiIsOneDocumentOfAll() {
        JsonNode document = GatewayFixture.anonymous()
                .get()
                .uri("/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectHeader()
                .exists("ETag")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(document).isNotNull();
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.has("jsonSchemaDialect")).isFalse();
        assertThat(document.path("paths").propertyNames())
                .contains("/openapi.json", "/docs", "/docs/{file}", "/api/v1/stream", "/api/v1/events/catalog")
                .anyMatch(path -> path.startsWith("/api/v1/purchases"));
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html;charset=UTF-8",
        "/docs/docs.js, text/javascript;charset=UTF-8",
        "/docs/swagger-ui.css, text/css;charset=UTF-8",
        "/docs/swagger-ui-bundle.js, text/javascript;charset=UTF-8",
        "/docs/favicon-32x32.png, image/png",
    })
    void GW_09_docsAreThereWithoutAToken(String path, String type) {
        EntityExchangeResult<byte[]> page = GatewayFixture.anonymous()
                .get()
                .uri(path)
                .accept(MediaType.ALL)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();

        assertThat(page.getResponseHeaders().getContentType()).isEqualTo(MediaType.parseMediaType(type));
        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("script-src 'self'");
        assertThat(page.getResponseBody()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/index.html", "/webjars/swagger-ui/swagger-ui.css", "/docs/docs.map"})
    void otherFiles_areNotThere(String path) {
        GatewayFixture.as("admin").get().uri(path).exchange().expectStatus().isNotFound();
    }
}
