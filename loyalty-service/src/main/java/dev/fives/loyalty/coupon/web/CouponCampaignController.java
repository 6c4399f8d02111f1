package dev.fives.loyalty.coupon.web;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.coupon.app.CampaignDraft;
import dev.fives.loyalty.coupon.app.CouponCampaigns;
import dev.fives.loyalty.coupon.app.Coupons;
import dev.fives.loyalty.coupon.model.CouponCampaign;
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

/** What coupons of one kind have in common. */
@RestController
@RequestMapping("/coupon-campaigns")
class CouponCampaignController {
    private final CouponCampaigns campaigns;
    private final AggregateStore<CouponCampaign> store;
    private final Coupons queries;
    private final Paging paging;

    CouponCampaignController(
            CouponCampaigns campaigns, AggregateStore<CouponCampaign> store, Coupons queries, Paging paging) {
        this.campaigns = campaigns;
        this.store = store;
        this.queries = queries;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<CampaignView>> create(@RequestBody CampaignDraft draft) {
        return campaigns
                .create(draft)
                .map(stored -> answer(stored, ResponseEntity.created(URI.create("/coupon-campaigns/" + stored.id()))));
    }

    @GetMapping
    Mono<Page<CampaignView>> list(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return queries.campaigns(request)
                .zipWith(
                        request.total(queries.countCampaigns(request)),
                        (found, total) -> paging.page(
                                request, found, total, queries::positionOf, stored -> CampaignView.of(stored.state())));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<CampaignView>> read(@PathVariable String id) {
        return store.find(id)
                .map(stored -> answer(stored, ResponseEntity.ok()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "campaign: not there (expected: the id of a campaign)")));
    }

    private static ResponseEntity<CampaignView> answer(
            Stored<CouponCampaign> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(CampaignView.of(stored.state()));
    }
}
