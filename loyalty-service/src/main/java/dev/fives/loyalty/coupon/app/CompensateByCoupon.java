package dev.fives.loyalty.coupon.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponOrigin;
import dev.fives.loyalty.coupon.model.CouponTerms;
import dev.fives.loyalty.coupon.model.Validity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** A coupon of one customer that makes good for something; once for what it makes good for. */
public final class CompensateByCoupon {
    private final AggregateStore<CouponBatch> batches;
    private final CarryOnIssuing issuing;
    private final CouponSeeds seeds;
    private final CouponIds couponIds;
    private final Ids ids;
    private final Offer offer;

    /**
     * What such a coupon is.
     *
     * @param validFor from the approval on, business time
     * @param repeatAfter after which issuing that was broken off is carried on, business time
     */
    public record Offer(String currency, Duration validFor, Duration repeatAfter) {}

    public CompensateByCoupon(
            AggregateStore<CouponBatch> batches,
            CarryOnIssuing issuing,
            CouponSeeds seeds,
            CouponIds couponIds,
            Ids ids,
            Offer offer) {
        this.batches = batches;
        this.issuing = issuing;
        this.seeds = seeds;
        this.couponIds = couponIds;
        this.ids = ids;
        this.offer = offer;
    }

    /**
     * The coupon's id, whether it is issued now or was before.
     *
     * @param cause what it makes good for, such as {@code remedy:rem_…}
     */
    public Mono<String> issue(String cause, String customerId, long value, Instant at) {
        String id = ids.derived(IssueCoupons.PREFIX, cause);
        return batches.find(id)
                .switchIfEmpty(RequestContext.current().flatMap(request -> {
                    CouponBatch batch = batch(id, customerId, value, request.correlationId(), at.truncatedTo(MILLIS));
                    return batches.create(id, id, batch, List.of(), null)
                            .onErrorResume(AlreadyExists.class, taken -> batches.find(id));
                }))
                .flatMap(issuing::carryOn)
                .map(stored -> couponIds.ofCode(stored.state().codes().getFirst()));
    }

    private CouponBatch batch(String id, String customerId, long value, String correlationId, Instant at) {
        return new CouponBatch(
                id,
                customerId,
                1,
                seeds.next(),
                new CouponOrigin(id, null, correlationId, at),
                CouponTerms.once(BigDecimal.valueOf(value), offer.currency()),
                new Validity(at, at.plus(offer.validFor())),
                at.plus(offer.repeatAfter()));
    }
}
