package dev.fives.loyalty.coupon.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.OrderedCodec;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.coupon.app.Coupons;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponBasket;
import dev.fives.loyalty.coupon.model.CouponBatch;
import dev.fives.loyalty.coupon.model.CouponCampaign;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Coupons in the collection {@code coupons}, and what they come from beside it. */
public final class MongoCoupons implements Coupons {
    private static final String COLLECTION = "coupons";
    private static final String BATCHES = "coupon_batches";
    private static final String CAMPAIGNS = "coupon_campaigns";
    private static final String STATE = "state.";
    private static final OrderedCodec<Coupon> CODEC =
            OrderedCodec.of(Coupon.class, coupon -> coupon.origin().at(), Coupon::couponId);
    private static final OrderedCodec<CouponCampaign> CAMPAIGN_CODEC =
            OrderedCodec.of(CouponCampaign.class, CouponCampaign::createdAt, CouponCampaign::campaignId);
    private static final String ORDER_KEY = CODEC.path();
    private static final Map<String, String> FIELDS = Map.of(
            CUSTOMER, STATE + "customerId",
            CAMPAIGN, STATE + "origin.campaignId",
            BATCH, STATE + "origin.batchId",
            STATUS, STATE + "status");

    private final AggregateQueries<Coupon> couponQueries;
    private final AggregateQueries<CouponBatch> batchQueries;
    private final AggregateQueries<CouponCampaign> campaignQueries;

    public MongoCoupons(
            AggregateStore<Coupon> coupons,
            AggregateStore<CouponBatch> batches,
            AggregateStore<CouponCampaign> campaigns) {
        couponQueries = new AggregateQueries<>(coupons);
        batchQueries = new AggregateQueries<>(batches);
        campaignQueries = new AggregateQueries<>(campaigns);
    }

    public static AggregateStore<Coupon> coupons(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("coupon", COLLECTION, CODEC));
    }

    public static AggregateStore<CouponBatch> batches(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("coupon-batch", BATCHES, StateCodec.record(CouponBatch.class)));
    }

    public static AggregateStore<CouponCampaign> campaigns(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("coupon-campaign", CAMPAIGNS, CAMPAIGN_CODEC));
    }

    public static AggregateStore<CouponBasket> baskets(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("coupon-basket", "coupon_baskets", StateCodec.record(CouponBasket.class)));
    }

    /** For what is due, those of a customer, campaign, batch or status, and all. */
    public static IndexSpec indexes() {
        IndexSpec indexes =
                IndexSpec.on(COLLECTION).plain(AggregateQueries.NEXT_DUE).plain(ORDER_KEY);
        for (String field : List.of(CUSTOMER, CAMPAIGN, BATCH, STATUS)) {
            indexes = indexes.plain(field(field), ORDER_KEY);
        }
        return indexes;
    }

    public static IndexSpec batchIndexes() {
        return IndexSpec.on(BATCHES).plain(AggregateQueries.NEXT_DUE);
    }

    public static IndexSpec campaignIndexes() {
        return IndexSpec.on(CAMPAIGNS).plain(ORDER_KEY);
    }

    @Override
    public Flux<Stored<Coupon>> due(Instant now, int limit) {
        return couponQueries.due(now, limit);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return couponQueries.oldestDue();
    }

    @Override
    public Flux<Stored<CouponBatch>> dueBatches(Instant now, int limit) {
        return batchQueries.due(now, limit);
    }

    @Override
    public Mono<Instant> oldestDueBatch() {
        return batchQueries.oldestDue();
    }

    @Override
    public Mono<List<Stored<Coupon>>> page(PageRequest request) {
        return couponQueries.descending(filter(request), ORDER_KEY, request);
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        return couponQueries.count(filter(request));
    }

    @Override
    public List<String> position(Stored<Coupon> coupon) {
        return List.of(CODEC.key(coupon.state()));
    }

    @Override
    public Mono<List<Stored<CouponCampaign>>> campaigns(PageRequest request) {
        return campaignQueries.descending(new Document(), ORDER_KEY, request);
    }

    @Override
    public Mono<Long> countCampaigns(PageRequest request) {
        return campaignQueries.count(new Document());
    }

    @Override
    public List<String> positionOf(Stored<CouponCampaign> campaign) {
        return List.of(CAMPAIGN_CODEC.key(campaign.state()));
    }

    private static Document filter(PageRequest request) {
        Document filter = new Document();
        request.filter().forEach((field, value) -> filter.append(field(field), value));
        return filter;
    }

    private static String field(String name) {
        return FIELDS.getOrDefault(name, name);
    }
}
