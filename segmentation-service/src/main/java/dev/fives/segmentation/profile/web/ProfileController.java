package dev.fives.segmentation.profile.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.segmentation.profile.app.ReadProfile;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ProfileController {

    private final ReadProfile readProfile;

    ProfileController(ReadProfile readProfile) {
        this.readProfile = readProfile;
    }

    /** The version counts writes; recency and reasons move by time alone, so {@code If-None-Match} is not heeded. */
    @GetMapping("/profiles/{customerId}")
    Mono<ProfileResponse> profile(@PathVariable String customerId, ServerHttpResponse response) {
        return readProfile
                .read(customerId)
                .doOnNext(view -> response.getHeaders().setETag(ETags.of(view.version())))
                .zipWith(Masking.current(), ProfileResponse::of)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "profile: unknown (expected: the id of a customer with events)")));
    }
}
