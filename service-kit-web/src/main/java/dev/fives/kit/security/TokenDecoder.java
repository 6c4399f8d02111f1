package dev.fives.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fives.kit.time.RealClock;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Accepts a token only if it is signed with RS256 or ES256 by the key it names, and issuer, audience, subject, expiry
 * and start fit. The algorithm is read from the key's kind as well as from the token, so a public key never serves as a
 * shared secret.
 */
final class TokenDecoder {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private TokenDecoder() {}

    /** @param remembered good tokens that are not read again */
    static ReadTokens of(KeySet keys, int remembered, String issuer, String audience, RealClock clock) {
        Signatures signatures = new Signatures(remembered);
        OAuth2TokenValidator<Jwt> validator = validator(issuer, audience, clock);
        NimbusReactiveJwtDecoder reader = new NimbusReactiveJwtDecoder(token -> verified(token, keys, signatures));
        reader.setJwtValidator(validator);
        return new ReadTokens(reader, keys, signatures, validator, remembered);
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience, RealClock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setClock(clock.withZone(ZoneOffset.UTC));
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtClaimValidator<Instant>("exp", Objects::nonNull),
                new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()),
                new JwtClaimValidator<Object>("iss", found -> found != null && issuer.equals(found.toString())),
                new JwtClaimValidator<List<String>>("aud", found -> found != null && found.contains(audience)));
    }

    private static Mono<JWTClaimsSet> verified(JWT token, KeySet keys, Signatures signatures) {
        if (!(token instanceof SignedJWT signed)) {
            return Mono.error(new BadJwtException("token: not signed"));
        }
        String keyId = signed.getHeader().getKeyID();
        if (keyId == null) {
            return Mono.error(new BadJwtException("token: names no key"));
        }
        return keys.find(keyId)
                .switchIfEmpty(Mono.error(() -> new BadJwtException("token: names an unknown key")))
                .map(key -> claims(signed, key, signatures));
    }

    private static JWTClaimsSet claims(SignedJWT token, JWK key, Signatures signatures) {
        try {
            signatures.require(token, key);
            return token.getJWTClaimsSet();
        } catch (JOSEException | ParseException | IllegalStateException e) {
            throw new BadJwtException("token: not verifiable", e);
        }
    }
}
