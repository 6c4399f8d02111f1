package dev.fives.kit.security;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens are accepted.
 *
 * @param jwkSet where the issuer's public keys are, {@code file:} or {@code http(s):}
 * @param issuer claim {@code iss}
 * @param audience one of the claim {@code aud}
 * @param signaturesRemembered good tokens whose signature is not computed and whose JSON is not read again
 */
@ConfigurationProperties("fives.security")
record TokenProperties(
        @Nullable URI jwkSet,
        @Nullable String issuer,
        @Nullable String audience,
        int signaturesRemembered) {
    private static final Set<String> SCHEMES = Set.of("file", "http", "https");

    TokenProperties {
        if (jwkSet == null || jwkSet.getScheme() == null || !SCHEMES.contains(jwkSet.getScheme())) {
            throw new IllegalArgumentException(
                    "fives.security.jwk-set: " + jwkSet + " (expected: file:, http: or https:)");
        }
        require("issuer", issuer);
        require("audience", audience);
        if (signaturesRemembered < 0) {
            throw new IllegalArgumentException(
                    "fives.security.signatures-remembered: " + signaturesRemembered + " (expected: 0 or more)");
        }
    }

    private static void require(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "fives.security." + name + ": empty (expected: the " + name + " of tokens)");
        }
    }
}
