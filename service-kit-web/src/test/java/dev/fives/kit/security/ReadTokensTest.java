package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.fives.kit.testapp.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;

class ReadTokensTest {
    private static final RSAKey KEY = Tokens.rsa("key");
    private static final RSAKey REPLACED = Tokens.rsa("key");
    private static final RSAKey OTHER = Tokens.rsa("other");
    private static final Duration KEYS_ARE_READ_AGAIN = Duration.ofSeconds(301);

    private final String token = token("usr_1");
    private Instant now = Instant.now();
    private RSAKey issued = KEY;
    private final ReadTokens tokens = TokenDecoder.of(
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

    @Test
    void moreTokensThanAreRemembered_eachSayWhatTheySay() {
        for (String subject : List.of("usr_1", "usr_2", "usr_3", "usr_1", "usr_2", "usr_3")) {
            assertThat(read(token(subject)).getSubject()).isEqualTo(subject);
        }
        assertThat(tokens.size()).isEqualTo(2);
    }

    private static String token(String subject) {
        return Tokens.sign(
                JWSAlgorithm.RS256, KEY, Tokens.claims("admin").subject(subject).build());
    }

    private Jwt read() {
        return read(token);
    }

    private Jwt read(String text) {
        return tokens.decode(text).blockOptional().orElseThrow();
    }

    private void assertRefused() {
        assertThatThrownBy(this::read).isInstanceOf(JwtException.class);
    }
}
