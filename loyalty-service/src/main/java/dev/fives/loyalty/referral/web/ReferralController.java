package dev.fives.loyalty.referral.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.referral.app.CreateReferral;
import dev.fives.loyalty.referral.app.ReferralDraft;
import dev.fives.loyalty.referral.app.Referrals;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralStatus;
import java.net.URI;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Friends whom members bring. */
@RestController
@RequestMapping("/referrals")
class ReferralController {
    private static final Set<String> FILTERS = Set.of(Referrals.REFERRER, Referrals.FRIEND, Referrals.STATUS);

    private final CreateReferral create;
    private final Referrals referrals;
    private final Paging paging;

    ReferralController(CreateReferral create, Referrals referrals, Paging paging) {
        this.create = create;
        this.referrals = referrals;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<ReferralView>> create(@RequestBody ReferralDraft draft) {
        return create.create(draft)
                .map(stored -> answer(stored, ResponseEntity.created(URI.create("/referrals/" + stored.id()))));
    }

    /** {@code referrerId}, {@code friendId} and {@code status} may also stand by themselves. */
    @GetMapping
    Mono<Page<ReferralView>> list(ServerHttpRequest http) {
        PageRequest request = paging.readNaming(http, FILTERS);
        request.requireKnown(Referrals.STATUS, ReferralStatus.values());
        return referrals
                .page(request)
                .zipWith(
                        request.total(referrals.count(request)),
                        (found, total) -> paging.page(
                                request, found, total, referrals::position, stored -> ReferralView.of(stored.state())));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<ReferralView>> read(@PathVariable String id) {
        return referrals
                .find(id)
                .map(stored -> answer(stored, ResponseEntity.ok()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "referral: not there (expected: the id of a referral)")));
    }

    private static ResponseEntity<ReferralView> answer(Stored<Referral> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(ReferralView.of(stored.state()));
    }
}
