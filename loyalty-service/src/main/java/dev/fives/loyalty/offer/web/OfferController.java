package dev.fives.loyalty.offer.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.offer.app.MemberOffers;
import dev.fives.loyalty.offer.app.OfferDraft;
import dev.fives.loyalty.offer.app.OfferQueries;
import dev.fives.loyalty.offer.app.Offers;
import dev.fives.loyalty.offer.model.Offer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Offers as their editors see them, and as one member does. */
@RestController
@RequestMapping("/offers")
class OfferController {
    private final Offers offers;
    private final MemberOffers ofMembers;
    private final OfferQueries queries;
    private final Paging paging;

    OfferController(Offers offers, MemberOffers ofMembers, OfferQueries queries, Paging paging) {
        this.offers = offers;
        this.ofMembers = ofMembers;
        this.queries = queries;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<OfferView>> create(@RequestBody OfferDraft draft) {
        return offers.create(draft)
                .map(stored -> ResponseEntity.created(URI.create("/offers/" + stored.id()))
                        .eTag(ETags.of(stored.version()))
                        .body(OfferView.of(stored)));
    }

    @GetMapping
    Mono<Page<OfferView>> list(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return queries.page(request.after(), request.pageSize() + 1)
                .collectList()
                .zipWith(
                        request.total(queries.count()),
                        (found, total) ->
                                paging.page(request, found, total, stored -> List.of(stored.id()), OfferView::of));
    }

    /** With a customer as that one sees it, without an ETag: it goes by the hour too. */
    @GetMapping("/{offerId}")
    Mono<ResponseEntity<OfferView>> read(
            @PathVariable String offerId,
            @RequestParam(name = "customerId", required = false) @Nullable String customer) {
        String customerId = QueryTexts.id("customerId", customer);
        return customerId == null
                ? ok(offers.find(offerId))
                : ofMembers
                        .find(offerId, customerId)
                        .map(seen -> ResponseEntity.ok(OfferView.of(seen)))
                        .switchIfEmpty(Mono.error(() -> new ProblemException(
                                Problems.NOT_FOUND, "offer: not there for this customer (expected: one that is)")));
    }

    @PutMapping("/{offerId}")
    Mono<ResponseEntity<OfferView>> put(
            @PathVariable String offerId, @RequestBody OfferDraft draft, ServerHttpRequest http) {
        return ok(offers.put(offerId, ETags.requireIfMatch(http), draft));
    }

    @PostMapping("/{offerId}/archive")
    Mono<ResponseEntity<OfferView>> archive(
            @PathVariable String offerId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ok(offers.archive(offerId, ETags.ifMatch(ifMatch)));
    }

    private static Mono<ResponseEntity<OfferView>> ok(Mono<Stored<Offer>> offer) {
        return offer.map(
                stored -> ResponseEntity.ok().eTag(ETags.of(stored.version())).body(OfferView.of(stored)));
    }
}
