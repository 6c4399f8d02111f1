package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.testapp.Tokens;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class KeySetTest {
    private static final RSAKey FIRST = Tokens.rsa("first");
    private static final RSAKey SECOND = Tokens.rsa("second");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Callable<String> issuer = () -> set(FIRST);
    private int reads;
    private final KeySet keys = new KeySet(
            Mono.fromCallable(() -> {
                reads++;
                return issuer.call();
            }),
            () -> now);

    @Test
    void keys_areReadOnceWhileFresh() {
        assertThat(knows("first")).isTrue();
        assertThat(knows("first")).isTrue();

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void newKey_isFoundButUnknownIdsDoNotFloodTheIssuer() {
        knows("first");
        issuer = () -> set(FIRST, SECOND);

        assertThat(knows("second")).isFalse();
        assertThat(reads).isEqualTo(1);
        now = now.plusSeconds(6);
        assertThat(knows("second")).isTrue();
    }

    @Test
    void withdrawnKey_ends() {
        knows("first");
        issuer = () -> set(SECOND);
        now = now.plusSeconds(301);

        assertThat(knows("first")).isFalse();
    }

    @Test
    void absentIssuer_leavesTheOldKeysInForce() {
        knows("first");
        issuer = () -> {
            throw new IOException("away");
        };
        now = now.plusSeconds(301);

        assertThat(knows("first")).isTrue();
    }

    @Test
    void absentIssuer_withoutAnyKeyIsUnavailable() {
        issuer = () -> {
            throw new IOException("away");
        };

        assertThatThrownBy(() -> knows("first"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type().status()).isEqualTo(503));
    }

    private boolean knows(String keyId) {
        return keys.find(keyId).hasElement().blockOptional().orElseThrow();
    }

    private static String set(RSAKey... keys) {
        return new JWKSet(java.util.List.of(keys)).toString();
    }
}
