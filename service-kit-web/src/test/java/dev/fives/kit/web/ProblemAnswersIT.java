package dev.fives.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.problem.ProblemType;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.testapp.RunningApp;
import dev.fives.kit.testapp.ThingController;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

class ProblemAnswersIT {
    static Stream<Arguments> failures() {
        return Stream.of(
                failure("path with parameters", Problems.MALFORMED, c -> c.get().uri("/things;a=1")),
                failure("unknown path", Problems.NOT_FOUND, c -> c.get().uri("/nothing/here")),
                failure(
                        "wrong method",
                        Problems.METHOD_NOT_ALLOWED,
                        c -> c.delete().uri("/things")),
                failure("no JSON", Problems.MALFORMED, c -> json(c, "{\"name\":")),
                failure("unknown field", Problems.MALFORMED, c -> json(c, "{\"name\":\"a\",\"lines\":[],\"_id\":1}")),
                failure(
                        "wrong type",
                        Problems.MALFORMED,
                        c -> json(c, "{\"name\":\"a\",\"lines\":[{\"quantity\":\"x\"}]}")),
                failure(
                        "null number",
                        Problems.MALFORMED,
                        c -> json(c, "{\"name\":\"a\",\"lines\":[{\"sku\":\"b\"}]}")),
                failure("number as text", Problems.MALFORMED, c -> json(c, "{\"name\":5,\"lines\":[]}")),
                failure(
                        "fraction",
                        Problems.MALFORMED,
                        c -> json(c, "{\"name\":\"a\",\"lines\":[{\"sku\":\"b\",\"quantity\":500.9}]}")),
                failure(
                        "text as number",
                        Problems.MALFORMED,
                        c -> json(c, "{\"name\":\"a\",\"lines\":[{\"sku\":\"b\",\"quantity\":\"5\"}]}")),
                failure("text as truth", Problems.MALFORMED, c -> thing(c, "\"gift\":\"true\"")),
                failure("number as truth", Problems.MALFORMED, c -> thing(c, "\"gift\":1")),
                failure("number as code", Problems.MALFORMED, c -> thing(c, "\"size\":0")),
                failure("number as code, in a text", Problems.MALFORMED, c -> thing(c, "\"size\":\"0\"")),
                failure("empty code", Problems.MALFORMED, c -> thing(c, "\"size\":\"\"")),
                failure("seconds as time", Problems.MALFORMED, c -> thing(c, "\"at\":1700000000")),
                failure("seconds as time, in a text", Problems.MALFORMED, c -> thing(c, "\"at\":\"1700000000\"")),
                failure("empty time", Problems.MALFORMED, c -> thing(c, "\"at\":\"\"")),
                failure("time without zone", Problems.MALFORMED, c -> thing(c, "\"at\":\"2026-02-28T12:00:00\"")),
                failure("no such day", Problems.MALFORMED, c -> thing(c, "\"at\":\"2026-02-30T12:00:00Z\"")),
                failure("field twice", Problems.MALFORMED, c -> thing(c, "\"gift\":true,\"gift\":true")),
                failure("text behind", Problems.MALFORMED, c -> json(c, "{\"name\":\"a\",\"lines\":[]} x")),
                failure("no body", Problems.MALFORMED, c -> json(c, "")),
                failure("deep body", Problems.MALFORMED, c -> json(c, "[".repeat(5000))),
                failure(
                        "rules",
                        Problems.VALIDATION,
                        c -> json(
                                c, "{\"name\":\" \",\"lines\":[{\"quantity\":1},{\"quantity\":1},{\"quantity\":1}]}")),
                failure(
                        "media type",
                        Problems.UNSUPPORTED_MEDIA_TYPE,
                        c -> c.post()
                                .uri("/things")
                                .contentType(MediaType.TEXT_PLAIN)
                                .bodyValue("a")),
                failure(
                        "accept",
                        Problems.NOT_ACCEPTABLE,
                        c -> c.get().uri("/things").accept(MediaType.APPLICATION_PDF)),
                failure("page size", Problems.MALFORMED, c -> c.get().uri("/things?pageSize=201")),
                failure("cursor", Problems.INVALID_CURSOR, c -> c.get().uri("/things?cursor=abc")),
                failure(
                        "no If-Match",
                        Problems.PRECONDITION_REQUIRED,
                        c -> c.patch().uri("/things/1")),
                failure(
                        "old If-Match",
                        Problems.VERSION_CONFLICT,
                        c -> c.patch().uri("/things/1").header("If-Match", "\"6\"")),
                failure(
                        "weak If-Match",
                        Problems.MALFORMED,
                        c -> c.patch().uri("/things/1").header("If-Match", "W/\"7\"")),
                failure(
                        "empty If-Match",
                        Problems.MALFORMED,
                        c -> c.patch().uri("/things/1").header("If-Match", "")),
                failure(
                        "long key",
                        Problems.MALFORMED,
                        c -> c.get().uri("/things").header("Idempotency-Key", "k".repeat(256))),
                failure("too many", Problems.TOO_MANY_REQUESTS, c -> c.get().uri("/fault/busy")),
                failure("conflict", Problems.CONFLICT, c -> c.get().uri("/fault/conflict")),
                failure("unreachable", Problems.UNAVAILABLE, c -> c.get().uri("/fault/unreachable")),
                failure("slow", Problems.TIMEOUT, c -> c.get().uri("/fault/slow")),
                failure("bug", Problems.INTERNAL, c -> c.get().uri("/fault/bug")));
    }

    private static Arguments failure(
            String name, ProblemType type, Function<WebTestClient, RequestHeadersSpec<?>> call) {
        return Arguments.of(name, type, call);
    }

    private static RequestHeadersSpec<?> json(WebTestClient client, String body) {
        return client.post()
                .uri("/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }

    private static RequestHeadersSpec<?> thing(WebTestClient client, String field) {
        return json(client, "{\"name\":\"a\",\"lines\":[]," + field + "}");
    }

    @Test
    void acceptedThing_isReadAsItStands() {
        thing(RunningApp.as("admin"), "\"at\":\"2026-02-28T20:00:00+08:00\",\"gift\":false,\"size\":\"LARGE\"")
                .exchange()
                .expectBody()
                .jsonPath("$.at")
                .isEqualTo("2026-02-28T12:00:00Z")
                .jsonPath("$.size")
                .isEqualTo("LARGE");
    }

    @Test
    void commandWhoseAnswerIsNotWanted_isRefusedBeforeItsEffect() {
        int before = ThingController.created();
        for (String accept : List.of("text/html", "application/json;q=0", "nonsense")) {
            RunningApp.as("admin")
                    .post()
                    .uri("/things")
                    .header("Accept", accept)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"name\":\"a\",\"lines\":[]}")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(406);
        }

        assertThat(ThingController.created()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void answer_isAProblem(String name, ProblemType type, Function<WebTestClient, RequestHeadersSpec<?>> call) {
        EntityExchangeResult<byte[]> answer = call.apply(RunningApp.as("admin"))
                .exchange()
                .expectStatus()
                .isEqualTo(type.status())
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + type.slug())
                .jsonPath("$.code")
                .isEqualTo(type.slug())
                .jsonPath("$.title")
                .isEqualTo(type.title())
                .jsonPath("$.status")
                .isEqualTo(type.status())
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.traceId")
                .isNotEmpty()
                .returnResult();

        assertThat(new String(answer.getResponseBodyContent(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Exception", "dev.fives", "java.", "springframework", "tools.jackson", "王芳");
    }

    @Test
    void unknownField_isNamedByPointer() {
        json(RunningApp.as("admin"), "{\"name\":\"a\",\"lines\":[{\"sku\":\"b\",\"quantity\":1,\"colour/x\":1}]}")
                .exchange()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/lines/0/colour~1x")
                .jsonPath("$.errors[0].detail")
                .isEqualTo("colour/x: unknown field (expected: a field of the API description)");
    }

    @Test
    void violations_areToldAllAtOnce() {
        json(RunningApp.as("admin"), "{\"name\":\" \",\"lines\":[{\"quantity\":1},{\"quantity\":1},{\"quantity\":1}]}")
                .exchange()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[1].pointer")
                .isEqualTo("/lines");
    }

    @Test
    void title_isChineseWhereWished() {
        RunningApp.as("admin")
                .get()
                .uri("/nothing")
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", "zh")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("未找到");
    }

    @Test
    void badAcceptLanguage_isIgnored() {
        RunningApp.as("admin")
                .get()
                .uri("/nothing")
                .header("Accept-Language", "!!")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Not found");
    }

    @Test
    void retryAfter_standsOnEach503() {
        RunningApp.as("admin")
                .get()
                .uri("/fault/away")
                .exchange()
                .expectHeader()
                .valueEquals("Retry-After", "2");
    }

    @Test
    void retryAfter_isRoundedUp() {
        RunningApp.as("admin")
                .get()
                .uri("/fault/busy")
                .exchange()
                .expectHeader()
                .valueEquals("Retry-After", "2");
    }

    @Test
    void GW_07_oldIfMatch_isToldThePresentVersion() {
        RunningApp.as("admin")
                .patch()
                .uri("/things/1")
                .header("If-Match", "\"6\"")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"7\"")
                .expectBody()
                .jsonPath("$.etag")
                .isEqualTo("\"7\"");
    }

    @Test
    void moreMembers_areInTheBody() {
        RunningApp.as("admin")
                .get()
                .uri("/fault/conflict")
                .exchange()
                .expectBody()
                .jsonPath("$.customerId")
                .isEqualTo("cus_1");
    }

    @Test
    void allow_namesTheMethods() {
        RunningApp.as("admin").delete().uri("/things").exchange().expectHeader().exists("Allow");
    }
}
