package dev.fives.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * Checks signatures, each good one once: a token comes with many requests, and this is the dearest part of each. What is
 * remembered is that this text is signed by this very key, which stays true; that the issuer still has the key is looked
 * at every time.
 */
final class Signatures {
    private final Cache<String, JWK> good;

    /** @param max tokens remembered at most */
    Signatures(int max) {
        this.good = Caffeine.newBuilder().maximumSize(max).build();
    }

    void require(SignedJWT token, JWK key) throws JOSEException {
        String text = token.getParsedString();
        if (isGood(text, key)) {
            return;
        }
        if (!token.verify(verifier(token.getHeader(), key))) {
            throw new BadJwtException("token: signature does not fit");
        }
        good.put(text, key);
    }

    /** Whether this text is remembered as signed by this key. */
    boolean isGood(String text, JWK key) {
        return key.equals(good.getIfPresent(text));
    }

    private static JWSVerifier verifier(JWSHeader header, JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa when JWSAlgorithm.RS256.equals(header.getAlgorithm()) -> new RSASSAVerifier(rsa);
            case ECKey ec when JWSAlgorithm.ES256.equals(header.getAlgorithm()) -> new ECDSAVerifier(ec);
            default -> throw new BadJwtException("token: algorithm not accepted");
        };
    }

    /** How many it remembers now. */
    long size() {
        good.cleanUp();
        return good.estimatedSize();
    }
}
