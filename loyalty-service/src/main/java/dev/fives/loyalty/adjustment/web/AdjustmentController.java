package dev.fives.loyalty.adjustment.web;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.adjustment.app.AdjustPoints;
import dev.fives.loyalty.adjustment.app.AdjustmentDraft;
import dev.fives.loyalty.adjustment.app.Adjustments;
import dev.fives.loyalty.adjustment.app.DecideAdjustment;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentStatus;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Adjustments of points by hand: asked for, listed, and decided by a second person. */
@RestController
class AdjustmentController {
    private static final Set<String> FILTERS = Set.of(Adjustments.STATUS, Adjustments.CUSTOMER);

    private final AdjustPoints adjust;
    private final DecideAdjustment decide;
    private final Adjustments adjustments;
    private final AggregateStore<Adjustment> store;
    private final Paging paging;

    AdjustmentController(
            AdjustPoints adjust,
            DecideAdjustment decide,
            Adjustments adjustments,
            AggregateStore<Adjustment> store,
            Paging paging) {
        this.adjust = adjust;
        this.decide = decide;
        this.adjustments = adjustments;
        this.store = store;
        this.paging = paging;
    }

    /** 201 where the points have moved, 202 where a second person has to say so. */
    @PostMapping("/members/{customerId}/adjustments")
    Mono<ResponseEntity<AdjustmentView>> ask(@PathVariable String customerId, @RequestBody AdjustmentDraft draft) {
        return adjust.ask(customerId, draft).map(AdjustmentController::asked);
    }

    private static ResponseEntity<AdjustmentView> asked(Stored<Adjustment> stored) {
        boolean moved = stored.state().is(AdjustmentStatus.ENTERED);
        return answer(
                stored,
                ResponseEntity.status(moved ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                        .location(URI.create("/adjustments/" + stored.id())));
    }

    /** Oldest first. */
    @GetMapping("/adjustments")
    Mono<Page<AdjustmentView>> list(ServerHttpRequest http) {
        PageRequest request = paging.readNaming(http, FILTERS);
        request.requireKnown(Adjustments.STATUS, AdjustmentStatus.values());
        return adjustments
                .page(request)
                .zipWith(
                        request.total(adjustments.count(request)),
                        (found, total) -> paging.page(
                                request,
                                found,
                                total,
                                adjustments::position,
                                stored -> AdjustmentView.of(stored.state())));
    }

    @GetMapping("/adjustments/{id}")
    Mono<ResponseEntity<AdjustmentView>> read(@PathVariable String id) {
        return ok(store.find(id));
    }

    @PostMapping("/adjustments/{id}/approve")
    Mono<ResponseEntity<AdjustmentView>> approve(@PathVariable String id) {
        return ok(decide.decide(id, true));
    }

    @PostMapping("/adjustments/{id}/reject")
    Mono<ResponseEntity<AdjustmentView>> reject(@PathVariable String id) {
        return ok(decide.decide(id, false));
    }

    private static Mono<ResponseEntity<AdjustmentView>> ok(Mono<Stored<Adjustment>> adjustment) {
        return adjustment
                .map(stored -> answer(stored, ResponseEntity.ok()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "adjustment: not there (expected: the id of an adjustment)")));
    }

    private static ResponseEntity<AdjustmentView> answer(Stored<Adjustment> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(AdjustmentView.of(stored.state()));
    }
}
