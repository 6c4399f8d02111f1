package dev.fives.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.testapp.RunningApp;
import dev.fives.kit.testapp.Tokens;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;

class TokenChecksIT {
    static Stream<Arguments> forged() throws JOSEException {
        JWTClaimsSet good = Tokens.claims("admin").build();
        RSAKey stranger = Tokens.rsa("rsa-1");
        RSAKey unknown = Tokens.rsa("rsa-2");
        String valid = Tokens.of("admin");
        Instant now = Instant.now();
        return Stream.of(
                Arguments.of("unsigned (alg none)", new PlainJWT(good).serialize()),
                Arguments.of(
                        "public key as shared secret (HS256)",
                        Tokens.sign(
                                new JWSHeader.Builder(JWSAlgorithm.HS256)
                                        .keyID("rsa-1")
                                        .build(),
                                new MACSigner(Tokens.RSA.toRSAPublicKey().getEncoded()),
                                good)),
                Arguments.of("wrong issuer", rs256(Tokens.claims("admin").issuer("https://evil.test"))),
                Arguments.of("no issuer", rs256(Tokens.claims("admin").issuer(null))),
                Arguments.of("wrong audience", rs256(Tokens.claims("admin").audience("other"))),
                Arguments.of("no audience", rs256(Tokens.claims("admin").audience((String) null))),
                Arguments.of("expired", rs256(Tokens.claims("admin").expirationTime(Date.from(now.minusSeconds(60))))),
                Arguments.of("without expiry", rs256(Tokens.claims("admin").expirationTime(null))),
                Arguments.of(
                        "not yet valid", rs256(Tokens.claims("admin").notBeforeTime(Date.from(now.plusSeconds(60))))),
                Arguments.of("no subject", rs256(Tokens.claims("admin").subject(null))),
                Arguments.of(
                        "no key id",
                        Tokens.sign(new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(Tokens.RSA), good)),
                Arguments.of("unknown key id", Tokens.sign(JWSAlgorithm.RS256, unknown, good)),
                Arguments.of("another key under a known id", Tokens.sign(JWSAlgorithm.RS256, stranger, good)),
                Arguments.of(
                        "its own key in the header",
                        Tokens.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .keyID("rsa-1")
                                        .jwk(stranger.toPublicJWK())
                                        .build(),
                                new RSASSASigner(stranger),
                                good)),
                Arguments.of("algorithm not on the list (PS256)", Tokens.sign(JWSAlgorithm.PS256, Tokens.RSA, good)),
                Arguments.of("changed claims", changed(valid)),
                Arguments.of("signature cut off", valid.substring(0, valid.lastIndexOf('.') + 1)),
                Arguments.of("not a token", "abc"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void forgedToken_isRefused(String name, String token) {
        RunningApp.anonymous()
                .get()
                .uri("/context")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists("WWW-Authenticate")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(Problems.UNAUTHENTICATED.slug());
    }

    @Test
    void token_signedWithEs256Passes() {
        String token = Tokens.signEc(Tokens.claims("admin").build());
        RunningApp.anonymous()
                .get()
                .uri("/context")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "/context,admin,200",
        "/context,ops,403",
        "/context,none,403",
        "/ops/context,ops,200",
        "/ops/context,admin,403",
        "/local/clock,admin,404",
        "/local/clock,ops,404",
        "/nothing,admin,404",
        "/nothing,none,404"
    })
    void role_decides(String path, String role, int status) {
        RunningApp.as(role).get().uri(path).exchange().expectStatus().isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/context", "/nothing", "/ops/context", "/actuator/health", "/health"})
    void noToken_isRefusedEverywhere(String path) {
        RunningApp.anonymous().get().uri(path).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void refusal_byRoleIsAProblem() {
        RunningApp.as("ops")
                .get()
                .uri("/context")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health,200",
        "/actuator/health/liveness,200",
        "/actuator/health/readiness,200",
        "/actuator/info,200",
        "/actuator/prometheus,200",
        "/actuator/env,404",
        "/actuator/heapdump,404",
        "/actuator/loggers,404",
        "/actuator/beans,404",
        "/actuator/gateway,404",
        "/actuator/shutdown,404",
        "/context,404",
        "/actuator,404"
    })
    void managementPort_hasThreeEndpointsWithoutToken(String path, int status) {
        StatusAssertions answer =
                RunningApp.management().get().uri(path).exchange().expectStatus();
        answer.isEqualTo(status);
    }

    private static String rs256(JWTClaimsSet.Builder claims) {
        return Tokens.sign(JWSAlgorithm.RS256, Tokens.RSA, claims.build());
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.", -1);
        String claims = com.nimbusds.jose.util.Base64URL.encode(
                        Tokens.claims("admin", "ops").build().toString())
                .toString();
        return parts[0] + "." + claims + "." + parts[2];
    }
}
