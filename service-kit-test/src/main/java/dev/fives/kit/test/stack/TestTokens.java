package dev.fives.kit.test.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fives.kit.time.RealClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An issuer for tests: a key pair, its key set in a file, and tokens, also ones that have to be refused. */
public final class TestTokens {
    public static final String ISSUER = "https://issuer.test";
    public static final String AUDIENCE = "fives";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final Path keySet;
    private final RealClock clock = RealClock.system();

    private TestTokens(RSAKey key, Path keySet) {
        this.key = key;
        this.keySet = keySet;
    }

    public static TestTokens create() {
        try {
            var key = new RSAKeyGenerator(KEY_BITS).keyID("test").generate();
            var file = Files.createTempFile("fives-keys-", ".json");
            file.toFile().deleteOnExit();
            Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
            return new TestTokens(key, file);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an application has to be started with to take these tokens. */
    public List<String> settings() {
        return List.of(
                "fives.security.jwk-set=" + keySet.toUri(),
                "fives.security.issuer=" + ISSUER,
                "fives.security.audience=" + AUDIENCE);
    }

    /** A token that is taken. */
    public String token(String subject, String... roles) {
        return token(subject, claims -> claims, roles);
    }

    /** A customer's own token. */
    public String portal(String customerId) {
        return token(customerId, claims -> claims.claim("customer_id", customerId), "portal");
    }

    /** A token with other claims, for instance one that is over. */
    public String token(String subject, UnaryOperator<JWTClaimsSet.Builder> change, String... roles) {
        return signed(change.apply(claims(subject, roles)).build());
    }

    JWTClaimsSet.Builder claims(String subject, String... roles) {
        var now = now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("roles", List.of(roles));
    }

    RSAKey key() {
        return key;
    }

    Instant now() {
        return clock.instant();
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
