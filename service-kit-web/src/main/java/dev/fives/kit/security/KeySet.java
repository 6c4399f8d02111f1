package dev.fives.kit.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The issuer's keys. They are read again when they are old, so that a withdrawn key ends, and when a token names a key
 * that is not there, so that a new key is found; but never more often than every few seconds, whatever tokens come.
 */
final class KeySet {
    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
    private static final Duration AGE_MAX = Duration.ofMinutes(5);
    private static final Duration READ_INTERVAL_MIN = Duration.ofSeconds(5);

    private record State(@Nullable JWKSet keys, Instant readAt, Instant triedAt) {}

    private final Mono<String> source;
    private final RealClock clock;
    /** Racing readers at worst read the source twice. */
    private volatile State state = new State(null, Instant.EPOCH, Instant.EPOCH);

    KeySet(Mono<String> source, RealClock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The key of this id; empty where the issuer has none. */
    Mono<JWK> find(String keyId) {
        State seen = state;
        Instant now = clock.instant();
        JWK key = key(seen.keys(), keyId);
        boolean fresh = key != null && seen.readAt().plus(AGE_MAX).isAfter(now);
        boolean tooEarly =
                seen.keys() != null && seen.triedAt().plus(READ_INTERVAL_MIN).isAfter(now);
        if (fresh || tooEarly) {
            return Mono.justOrEmpty(key);
        }
        state = new State(seen.keys(), seen.readAt(), now);
        return read(now).mapNotNull(keys -> key(keys, keyId));
    }

    private Mono<JWKSet> read(Instant now) {
        return source.map(KeySet::parse)
                .doOnNext(keys -> state = new State(keys, now, now))
                .onErrorResume(e -> !(e instanceof ProblemException), this::keepOld);
    }

    private Mono<JWKSet> keepOld(Throwable fault) {
        LOG.atWarn().setCause(fault).log("the issuer's keys are not readable");
        JWKSet old = state.keys();
        return old != null
                ? Mono.just(old)
                : Mono.error(
                        new ProblemException(Problems.UNAVAILABLE, "token: cannot be checked (expected: a retry later)")
                                .withRetryAfter(READ_INTERVAL_MIN));
    }

    private static JWKSet parse(String text) {
        try {
            return JWKSet.parse(text).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IllegalStateException("JWK set: not readable", e);
        }
    }

    private static @Nullable JWK key(@Nullable JWKSet keys, String keyId) {
        return keys == null ? null : keys.getKeyByKeyId(keyId);
    }
}
