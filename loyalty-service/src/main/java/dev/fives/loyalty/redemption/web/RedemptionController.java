package dev.fives.loyalty.redemption.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.redemption.app.EndRedemption;
import dev.fives.loyalty.redemption.app.RedeemPoints;
import dev.fives.loyalty.redemption.app.RedemptionDraft;
import dev.fives.loyalty.redemption.app.Redemptions;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
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

/** Points that customers give for something: held first, spent when what they are given for is handed over. */
@RestController
@RequestMapping("/redemptions")
class RedemptionController {
    private static final Set<String> FILTERS = Set.of(Redemptions.CUSTOMER, Redemptions.STATUS);

    private final RedeemPoints redeem;
    private final EndRedemption end;
    private final Redemptions redemptions;
    private final Paging paging;

    RedemptionController(RedeemPoints redeem, EndRedemption end, Redemptions redemptions, Paging paging) {
        this.redeem = redeem;
        this.end = end;
        this.redemptions = redemptions;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<RedemptionView>> redeem(@RequestBody RedemptionDraft draft) {
        return redeem.redeem(draft)
                .map(stored -> answer(stored, ResponseEntity.created(URI.create("/redemptions/" + stored.id()))));
    }

    /** {@code customerId} and {@code status} may also stand by themselves. */
    @GetMapping
    Mono<Page<RedemptionView>> list(ServerHttpRequest http) {
        PageRequest request = paging.readNaming(http, FILTERS);
        request.requireKnown(Redemptions.STATUS, RedemptionStatus.values());
        return redemptions
                .page(request)
                .zipWith(
                        request.total(redemptions.count(request)),
                        (found, total) -> paging.page(
                                request,
                                found,
                                total,
                                redemptions::position,
                                stored -> RedemptionView.of(stored.state())));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<RedemptionView>> read(@PathVariable String id) {
        return ok(redemptions.find(id));
    }

    @PostMapping("/{id}/confirm")
    Mono<ResponseEntity<RedemptionView>> confirm(@PathVariable String id) {
        return ok(end.confirm(id));
    }

    @PostMapping("/{id}/cancel")
    Mono<ResponseEntity<RedemptionView>> cancel(@PathVariable String id) {
        return ok(end.cancel(id));
    }

    private static Mono<ResponseEntity<RedemptionView>> ok(Mono<Stored<Redemption>> redemption) {
        return redemption
                .map(stored -> answer(stored, ResponseEntity.ok()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "redemption: not there (expected: the id of a redemption)")));
    }

    private static ResponseEntity<RedemptionView> answer(Stored<Redemption> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(RedemptionView.of(stored.state()));
    }
}
