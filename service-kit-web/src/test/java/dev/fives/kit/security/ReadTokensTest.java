package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.fives.kit.testapp.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

class ReadTokensTest {
    private static final RSAKey KEY = Tokens.rsa("key");
    private static final RSAKey REPLACED = Tokens.rsa("key");
    private static final RSAKey OTHER = Tokens.rsa("other");
    private static final Duration KEYS_ARE_READ_AGAIN = Duration.ofSeconds(301);

    private final String token =
            Tokens.sign(JWSAlgorithm.RS256, KEY, Tokens.claims("admin").build());
    private Instant now = Instant.now();
    private RSAKey issued = KEY;
    private final ReactiveJwtDecoder tokens = TokenDecoder.of(
            new KeySet(Mono.fromCallable(() -> new JWKSet(issued.toPublicJWK()).toString()), () -> now),
            2,
            Tokens.ISSUER,
            "fives",
            () -> now);

    @Test
    void goodToken_isReadOnce() {
        Jwt first = read();

        assertThat(first.getSubject()).isEqualTo("usr_1");
        assertThat(read()).isSameAs(first);
    }

    @Test
    void rememberedToken_ends() {
        read();
        now = now.plusSeconds(600);
        read();

        now = now.plusSeconds(31);
        assertRefused();
        assertRefused();
    }

    @Test
    void rememberedToken_endsWithItsKey() {
        read();
        issued = OTHER;
        now = now.plus(KEYS_ARE_READ_AGAIN);

        assertRefused();
    }

    @Test
    void rememberedToken_isRefusedUnderAnotherKeyOfTheSameId() {
        read();
        issued = REPLACED;
        now = now.plus(KEYS_ARE_READ_AGAIN);

        assertRefused();
    }

    private Jwt read() {
        return tokens.decode(token).blockOptional().orElseThrow();
    }

    private void assertRefused() {
        assertThatThrownBy(this::read).isInstanceOf(JwtException.class);
    }
}
