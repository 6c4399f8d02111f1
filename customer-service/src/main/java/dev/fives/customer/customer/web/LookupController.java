package dev.fives.customer.customer.web;

import dev.fives.customer.customer.app.FindByIdentifier;
import dev.fives.kit.http.QueryTexts;
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
    private static final int PHONE_LENGTH_MAX = 60;
    private static final int EMAIL_LENGTH_MAX = 254;
    /** A system, a colon and an id. */
    private static final int EXTERNAL_ID_LENGTH_MAX = 241;

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
        QueryTexts.atMost(PHONE_LENGTH_MAX, "phone", phone);
        QueryTexts.atMost(EMAIL_LENGTH_MAX, "email", email);
        QueryTexts.atMost(EXTERNAL_ID_LENGTH_MAX, "externalId", externalId);
        return Masking.current()
                .doOnNext(masking -> masking.refuseIf(phone != null || email != null, "phone and e-mail"))
                .then(Mono.defer(() -> find.find(phone, email, externalId)))
                .map(Found::new)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND,
                        "identifier: of no customer (expected: a phone, email or externalId in use)")));
    }
}
