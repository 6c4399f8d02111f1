package dev.fives.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.HeaderParameterNames;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Reads each good token once: it comes with many requests, and its JSON costs more than all that is asked of it. What is
 * remembered is what this text says, which stays true. That the issuer still has the key that signed it, and that it is
 * for us and of this time, is looked at with every request; where one of them does not hold, it is read anew, and refused
 * there.
 */
final class ReadTokens implements ReactiveJwtDecoder {
    private final ReactiveJwtDecoder reader;
    private final KeySet keys;
    private final Signatures signatures;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> good;

    /** @param max tokens remembered at most */
    ReadTokens(
            ReactiveJwtDecoder reader,
            KeySet keys,
            Signatures signatures,
            OAuth2TokenValidator<Jwt> validator,
            int max) {
        this.reader = reader;
        this.keys = keys;
        this.signatures = signatures;
        this.validator = validator;
        this.good = Caffeine.newBuilder().maximumSize(max).build();
    }

    @Override
    public Mono<Jwt> decode(String text) {
        Jwt known = good.getIfPresent(text);
        return known == null ? read(text) : stillGood(text, known).switchIfEmpty(Mono.defer(() -> read(text)));
    }

    private Mono<Jwt> read(String text) {
        return reader.decode(text).doOnNext(jwt -> good.put(text, jwt));
    }

    private Mono<Jwt> stillGood(String text, Jwt known) {
        return keys.find(String.valueOf(known.getHeaders().get(HeaderParameterNames.KEY_ID)))
                .filter(key -> signatures.isGood(text, key)
                        && !validator.validate(known).hasErrors())
                .map(key -> known);
    }

    /** How many it remembers now. */
    long size() {
        good.cleanUp();
        return good.estimatedSize();
    }
}
