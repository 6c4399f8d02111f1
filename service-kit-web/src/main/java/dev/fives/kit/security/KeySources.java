package dev.fives.kit.security;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads the text of a JWK set from a file or an issuer's address. */
final class KeySources {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private KeySources() {}

    static Mono<String> of(URI jwkSet) {
        return "file".equals(jwkSet.getScheme()) ? file(Path.of(jwkSet)) : http(jwkSet);
    }

    private static Mono<String> file(Path path) {
        return Mono.fromCallable(() -> Files.readString(path)).subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<String> http(URI address) {
        return Mono.defer(() -> WebClient.create()
                .get()
                .uri(address)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(TIMEOUT));
    }
}
