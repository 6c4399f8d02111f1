package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.testapp.RunningApp;
import dev.fives.kit.testapp.Tokens;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The document is the table: what it says holds, and what it does not name is not there. */
class ContractIT {
    private static final String SHOP = "fvk_" + "A".repeat(43);
    private static final String REPORT = "fvk_" + "B".repeat(43);

    @ParameterizedTest
    @CsvSource({
        "GET, /context, agent, 200",
        "GET, /context, analyst, 200",
        "GET, /context, ops, 403",
        "GET, /context, nobody, 403",
        "HEAD, /context, agent, 200",
        "HEAD, /context, ops, 403",
        "POST, /things, analyst, 403",
        "POST, /things, quality-manager, 403",
        "POST, /raw/small, marketer, 200",
        "POST, /raw/small, agent, 403",
        "GET, /ops/context, ops, 200",
        "GET, /ops/context, admin, 403",
        "GET, /hidden/context, admin, 404",
        "GET, /api/v1/context, admin, 404",
        "GET, /context/, admin, 404",
        "DELETE, /things, admin, 405",
        "DELETE, /things, ops, 405",
        "OPTIONS, /things, admin, 405",
        "DELETE, /nothing, admin, 404"
    })
    void role_hasItsScopes(String method, String path, String role, int status) {
        RunningApp.as(role)
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /context, 401",
        "DELETE, /context, 401",
        "GET, /hidden/context, 401",
        "GET, /nothing, 401",
        "GET, /open/context, 200",
        "HEAD, /open/context, 200",
        "POST, /open/context, 405"
    })
    void nobody_hasThePublicOperationsAlone(String method, String path, int status) {
        RunningApp.anonymous()
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void otherMethod_isToldWhichThereAre() {
        var answer = RunningApp.as("ops").delete().uri("/things").exchange().returnResult(Void.class);

        assertThat(answer.getStatus().value()).isEqualTo(405);
        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getResponseHeaders().getAllow())
                .containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /own/cus_1/context, 200",
        "GET, /own/cus_2/context, 404",
        "GET, /own/CUS_1/context, 404",
        "GET, /own/cus_1%20/context, 404",
        "PUT, /own/cus_1/context, 404",
        "GET, /context, 404",
        "GET, /ops/context, 404",
        "GET, /hidden/context, 404",
        "GET, /open/context, 200"
    })
    void GW_02_customerSeesItsOwnAlone(String method, String path, int status) {
        RunningApp.with(Tokens.portal("cus_1"))
                .method(HttpMethod.valueOf(method))
                .uri(java.net.URI.create("http://127.0.0.1:" + RunningApp.port() + path))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void portal_withoutACustomerSeesNothing() {
        RunningApp.as("portal")
                .get()
                .uri("/own/cus_1/context")
                .exchange()
                .expectStatus()
                .isNotFound();
        RunningApp.as("portal")
                .get()
                .uri("/own/null/context")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void portal_restrictsWhateverElseATokenSays() {
        RunningApp.as("portal", "admin")
                .get()
                .uri("/context")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @CsvSource({"admin, 王芳", "agent, 王芳", "analyst, ***"})
    void analyst_isShownNoNames(String role, String name) {
        assertThat(name(RunningApp.as(role))).isEqualTo(name);
    }

    /** Masked where only the analyst in it may read. */
    @Test
    void analyst_whoIsAnAgentTooSeesWhatAgentsSee() {
        assertThat(name(RunningApp.as("analyst", "agent"))).isEqualTo("王芳");
        assertThat(name(RunningApp.as("analyst", "ops"))).isEqualTo("***");
    }

    @Test
    void key_isACallerOfItsOwn() {
        key(SHOP)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.caller")
                .isEqualTo("key:shop")
                .jsonPath("$.roles[0]")
                .isEqualTo("agent");
    }

    @Test
    void key_hasTheScopesOfItsRoles() {
        machine(SHOP).get().uri("/ops/context").exchange().expectStatus().isForbidden();
        machine(REPORT).get().uri("/context").exchange().expectStatus().isOk();
        machine(SHOP).get().uri("/hidden/context").exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "fvk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "fvk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "shop",
        "''"
    })
    void key_thatIsUnknownIsRefused(String key) {
        key(key).exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(Problems.UNAUTHENTICATED.slug());
    }

    @Test
    void key_besideATokenOrAnotherKeyIsRefused() {
        machine(SHOP)
                .get()
                .uri("/context")
                .headers(headers -> headers.setBearerAuth(Tokens.of("admin")))
                .exchange()
                .expectStatus()
                .isBadRequest();
        RunningApp.anonymous()
                .get()
                .uri("/context")
                .header("X-Api-Key", SHOP, REPORT)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({
        "agent, GET, /context, true",
        "agent, GET, /ops/context, false",
        "agent, DELETE, /context, false",
        "agent, GET, /hidden/context, false",
        "portal, GET, /own/cus_1/context, true",
        "portal, GET, /context, false",
        "nobody, GET, /open/context, true"
    })
    void permissions_areTheSameTable(String role, String method, String path, boolean allowed) {
        RequestContext caller = RequestContext.internal("c").withCaller("usr_1", Set.of(role));

        assertThat(RunningApp.context().getBean(Permissions.class).allow(caller, HttpMethod.valueOf(method), path))
                .isEqualTo(allowed);
    }

    private static String name(WebTestClient client) {
        return client.get()
                .uri("/name")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static WebTestClient machine(String key) {
        return RunningApp.anonymous().mutate().defaultHeader("X-Api-Key", key).build();
    }

    private static WebTestClient.RequestHeadersSpec<?> key(String key) {
        return RunningApp.anonymous().get().uri("/context").header("X-Api-Key", key);
    }
}
