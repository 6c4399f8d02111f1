package dev.fives.kit.test.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tokens that nobody may take: each is a good one but for one thing. */
public final class ForgedTokens {
    private static final String SUBJECT = "forger";
    private static final String ROLE = "admin";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int KEY_BITS = 2048;

    private final TestTokens issuer;
    private final Map<String, String> forged = new LinkedHashMap<>();

    private ForgedTokens(TestTokens issuer) {
        this.issuer = issuer;
    }

    /** By what is wrong with them. */
    public static Map<String, String> of(TestTokens issuer) {
        var tokens = new ForgedTokens(issuer);
        try {
            tokens.forgeClaims();
            tokens.forgeSignatures();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return tokens.forged;
    }

    private void forgeClaims() throws JOSEException {
        var now = issuer.now();
        claims("wrong issuer", claims -> claims.issuer("https://evil.test"));
        claims("no issuer", claims -> claims.issuer(null));
        claims("wrong audience", claims -> claims.audience("other"));
        claims("no audience", claims -> claims.audience((String) null));
        claims("expired", claims -> claims.expirationTime(Date.from(now.minus(MINUTE))));
        claims("no expiry", claims -> claims.expirationTime(null));
        claims("not yet valid", claims -> claims.notBeforeTime(Date.from(now.plus(MINUTE))));
        claims("no subject", claims -> claims.subject(null));
    }

    private void forgeSignatures() throws JOSEException {
        var good = issuer.claims(SUBJECT, ROLE).build();
        var key = issuer.key();
        var stranger = new RSAKeyGenerator(KEY_BITS).keyID(key.getKeyID()).generate();
        forged.put("alg none", new PlainJWT(good).serialize());
        forged.put(
                "public key as shared secret",
                signed(
                        header(JWSAlgorithm.HS256),
                        new MACSigner(key.toRSAPublicKey().getEncoded()),
                        good));
        forged.put("another key under a known id", signed(header(JWSAlgorithm.RS256), signer(stranger), good));
        forged.put(
                "its own key in the header",
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(key.getKeyID())
                                .jwk(stranger.toPublicJWK())
                                .build(),
                        signer(stranger),
                        good));
        forged.put(
                "unknown key id",
                signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other").build(), signer(key), good));
        forged.put("no key id", signed(new JWSHeader(JWSAlgorithm.RS256), signer(key), good));
        forged.put("algorithm not on the list", signed(header(JWSAlgorithm.PS256), signer(key), good));
        forgeText(issuer.token(SUBJECT, "agent"));
    }

    private void forgeText(String valid) {
        var parts = valid.split("\\.", -1);
        var claims =
                Base64URL.encode(issuer.claims(SUBJECT, ROLE, "ops").build().toString());
        forged.put("changed claims", parts[0] + "." + claims + "." + parts[2]);
        forged.put("signature cut off", parts[0] + "." + parts[1] + ".");
        forged.put("no token", "abc");
    }

    private void claims(String what, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = change.apply(issuer.claims(SUBJECT, ROLE)).build();
        forged.put(what, signed(header(JWSAlgorithm.RS256), signer(issuer.key()), claims));
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID(issuer.key().getKeyID()).build();
    }

    private static JWSSigner signer(RSAKey key) throws JOSEException {
        return new RSASSASigner(key);
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
