package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fives.kit.testapp.Tokens;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

class SignaturesTest {
    private static final RSAKey KEY = Tokens.rsa("key");
    private static final RSAKey REPLACED = Tokens.rsa("key");

    private final Signatures signatures = new Signatures(2);

    @Test
    void goodSignature_isRemembered() throws Exception {
        signatures.require(token("usr_1"), KEY);
        signatures.require(token("usr_1"), KEY);

        assertThat(signatures.size()).isEqualTo(1);
    }

    @Test
    void badSignature_isRefusedEachTimeAndNotRemembered() throws Exception {
        signatures.require(token("usr_1"), KEY);
        String[] parts = text("usr_1").split("\\.", -1);
        String forged = parts[0] + "." + text("usr_2").split("\\.", -1)[1] + "." + parts[2];

        assertRefused(forged, KEY);
        assertRefused(forged, KEY);
        assertThat(signatures.size()).isEqualTo(1);
    }

    /** The issuer may give a new key the old id. */
    @Test
    void rememberedToken_isRefusedUnderAnotherKeyOfTheSameId() throws Exception {
        signatures.require(token("usr_1"), KEY);

        assertRefused(text("usr_1"), REPLACED);
        signatures.require(token("usr_1"), KEY);
    }

    @Test
    void memory_isBounded() throws Exception {
        for (int user = 0; user < 20; user++) {
            signatures.require(token("usr_" + user), KEY);
        }

        assertThat(signatures.size()).isEqualTo(2);
    }

    private void assertRefused(String text, RSAKey key) {
        assertThatThrownBy(() -> signatures.require(SignedJWT.parse(text), key)).isInstanceOf(BadJwtException.class);
    }

    private static SignedJWT token(String subject) throws ParseException, JOSEException {
        return SignedJWT.parse(text(subject));
    }

    private static String text(String subject) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(),
                new JWTClaimsSet.Builder().subject(subject).build());
        token.sign(new RSASSASigner(KEY));
        return token.serialize();
    }
}
