package dev.fives.loyalty.coupon.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponCampaign;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over coupons, their batches and campaigns. Pages are newest first, with one more than the page where there is one. */
public interface Coupons {
    String CUSTOMER = "customerId";
    String CAMPAIGN = "campaignId";
    String BATCH = "batchId";
    String STATUS = "status";

    /** Those whose time has passed, oldest first. */
    Flux<Stored<Coupon>> due(Instant now, int limit);

    Mono<Instant> oldestDue();

    /** Batches that were broken off, oldest first. */
    Flux<Stored<CouponBatch>> dueBatches(Instant now, int limit);

    Mono<Instant> oldestDueBatch();

    Mono<List<Stored<Coupon>>> page(PageRequest request);

    Mono<Long> count(PageRequest request);

    List<String> position(Stored<Coupon> coupon);

    Mono<List<Stored<CouponCampaign>>> campaigns(PageRequest request);

    Mono<Long> countCampaigns(PageRequest request);

    List<String> positionOf(Stored<CouponCampaign> campaign);
}
