package dev.fives.local.stack.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fives.kit.security.Role;
import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.Durably;
import dev.fives.local.stack.StackFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens with a key that was made on the first start and never leaves the data folder. */
public final class LocalIssuer {

    public static final String ISSUER = "fives-local";
    public static final String AUDIENCE = "fives";
    /** Whose data a customer's own token opens. */
    private static final String CUSTOMER_ID = "customer_id";

    static final Duration LIFETIME = Duration.ofHours(12);
    private static final int KEY_BITS = 2048;
    private static final String PRIVATE_KEYS = "issuer.json";
    private static final String PUBLIC_KEYS = "jwks.json";

    private final RSAKey key;

    private LocalIssuer(RSAKey key) {
        this.key = key;
    }

    /** The issuer of this folder, with a new key where there is none yet. */
    public static LocalIssuer openOrCreate(Path folder) {
        if (!Files.exists(folder.resolve(PRIVATE_KEYS))) {
            Durably.privateFolder(folder);
            Durably.write(folder.resolve(PRIVATE_KEYS), new JWKSet(newKey()).toString(false));
        }
        var issuer = open(folder);
        Durably.write(publicKeys(folder), new JWKSet(issuer.key.toPublicJWK()).toString());
        return issuer;
    }

    public static LocalIssuer open(Path folder) {
        var file = folder.resolve(PRIVATE_KEYS);
        if (!Files.exists(file)) {
            throw new StackFault(
                    "token: no key in " + folder + " (expected: a stack that was started once, ./fives up)");
        }
        try {
            return new LocalIssuer(
                    JWKSet.load(file.toFile()).getKeys().getFirst().toRSAKey());
        } catch (IOException | ParseException | RuntimeException e) {
            throw new StackFault("data: " + file + " is damaged (expected: the issuer's key set)", e);
        }
    }

    /** The public half, for {@code fives.security.jwk-set}. */
    public static Path publicKeys(Path folder) {
        return folder.resolve(PUBLIC_KEYS);
    }

    /** A token for somebody of the company. */
    public String token(String role, RealClock clock) {
        return token(role, null, clock);
    }

    /** @param customerId of the customer who calls, with role {@code portal} and no other */
    public String token(String role, @Nullable String customerId, RealClock clock) {
        requireRole(role, customerId);
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims(role, customerId, clock));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new StackFault("token: cannot be signed: " + StackFault.reason(e), e);
        }
    }

    private static void requireRole(String role, @Nullable String customerId) {
        var known = Role.of(role).orElseThrow(() -> new StackFault("role: " + role + " (expected: " + names() + ")"));
        if ((known == Role.PORTAL) == (customerId == null)) {
            throw new StackFault("customer: " + Objects.requireNonNullElse(customerId, "none")
                    + " (expected: --customer ID with role portal, and with no other)");
        }
    }

    private static String names() {
        var names = Arrays.stream(Role.values()).map(Role::text).toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    private static JWTClaimsSet claims(String role, @Nullable String customerId, RealClock clock) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("local-" + Objects.requireNonNullElse(customerId, role))
                .claim("roles", List.of(role))
                .claim(CUSTOMER_ID, customerId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new StackFault("keys: cannot be made: " + StackFault.reason(e), e);
        }
    }
}
