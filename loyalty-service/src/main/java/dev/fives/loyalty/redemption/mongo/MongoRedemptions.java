package dev.fives.loyalty.redemption.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.OrderedCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.redemption.app.Redemptions;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Redemptions in the collection {@code redemptions}. */
public final class MongoRedemptions implements Redemptions {
    private static final String COLLECTION = "redemptions";
    private static final String STATE = "state.";
    private static final OrderedCodec<Redemption> CODEC =
            OrderedCodec.of(Redemption.class, redemption -> redemption.ask().at(), Redemption::redemptionId);
    private static final String ORDER_KEY = CODEC.path();
    private static final String OF_CUSTOMER = STATE + "ask.customerId";
    private static final String IN_STATUS = STATE + "status";
    private static final String OF_REWARD = STATE + "ask.reward.rewardId";

    private final AggregateStore<Redemption> aggregates;
    private final AggregateQueries<Redemption> queries;

    public MongoRedemptions(AggregateStore<Redemption> aggregates) {
        this.aggregates = aggregates;
        queries = new AggregateQueries<>(aggregates);
    }

    /** Their state and events. */
    public static AggregateStore<Redemption> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("redemption", COLLECTION, CODEC));
    }

    /** For what is due, a customer's redemptions, those of a status, of a reward, and all. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(AggregateQueries.NEXT_DUE)
                .plain(OF_CUSTOMER, ORDER_KEY)
                .plain(IN_STATUS, ORDER_KEY)
                .plain(OF_REWARD, IN_STATUS)
                .plain(ORDER_KEY);
    }

    @Override
    public Mono<Stored<Redemption>> find(String redemptionId) {
        return aggregates.find(redemptionId);
    }

    @Override
    public Flux<Stored<Redemption>> due(Instant now, int limit) {
        return queries.due(now, limit);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return queries.oldestDue();
    }

    @Override
    public Mono<List<Stored<Redemption>>> page(PageRequest request) {
        return queries.descending(filter(request), ORDER_KEY, request);
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        return queries.count(filter(request));
    }

    @Override
    public Mono<Long> countOfReward(String rewardId, RedemptionStatus status) {
        return Mono.from(aggregates.collection().countDocuments(ofReward(rewardId, status)));
    }

    @Override
    public Mono<Boolean> areSettled(String rewardId) {
        Document owing = new Document("$gt", Instant.EPOCH);
        return Flux.just(
                        RedemptionStatus.REQUESTED,
                        RedemptionStatus.CONFIRMED,
                        RedemptionStatus.CANCELLED,
                        RedemptionStatus.REFUSED)
                .concatMap(status -> queries.find(ofReward(rewardId, status).append(AggregateQueries.NEXT_DUE, owing))
                        .limit(1)
                        .first())
                .hasElements()
                .map(some -> !some);
    }

    private static Document ofReward(String rewardId, RedemptionStatus status) {
        return new Document(OF_REWARD, rewardId).append(IN_STATUS, status.name());
    }

    @Override
    public List<String> position(Stored<Redemption> redemption) {
        return List.of(CODEC.key(redemption.state()));
    }

    private static Document filter(PageRequest request) {
        Document filter = new Document();
        request.filter()
                .forEach((field, value) -> filter.append(field.equals(CUSTOMER) ? OF_CUSTOMER : IN_STATUS, value));
        return filter;
    }
}
