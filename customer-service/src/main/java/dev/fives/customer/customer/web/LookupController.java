package dev.fives.customer.customer.web;

import dev.fives.customer.customer.app.FindByIdentifier;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which customer a phone, an e-mail or an external id belongs to. */
@RestController
class LookupController {
    private final FindByIdentifier find;

    LookupController(FindByIdentifier find) {
        this.find = find;
    }

    /** The answer. */
    record Found(String id) {}

    @GetMapping("/customers/lookup")
    Mono<Found> lookup(
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String externalId) {
        return Masking.current()
                .doOnNext(masking -> masking.refuseIf(phone != null || email != null, "phone and e-mail"))
                .then(Mono.defer(() -> find.find(phone, email, externalId)))
                .map(Found::new)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND,
                        "identifier: of no customer (expected: a phone, email or externalId in use)")));
    }
}
