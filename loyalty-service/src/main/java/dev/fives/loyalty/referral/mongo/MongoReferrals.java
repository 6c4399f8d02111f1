package dev.fives.loyalty.referral.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.OrderedCodec;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.referral.app.Referrals;
import dev.fives.loyalty.referral.model.Referral;
import dev.fives.loyalty.referral.model.ReferralStatus;
import dev.fives.loyalty.referral.model.Referrer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Referrals in the collection {@code referrals}, and who brings them in {@code referrers}. */
public final class MongoReferrals implements Referrals {
    private static final String COLLECTION = "referrals";
    private static final String STATE = "state.";
    private static final OrderedCodec<Referral> CODEC =
            OrderedCodec.of(Referral.class, referral -> referral.ask().at(), Referral::referralId);
    private static final String ORDER_KEY = CODEC.path();
    private static final String IN_STATUS = STATE + STATUS;
    private static final String CONVERTED_AT = STATE + "conversion.at";
    private static final Map<String, String> FIELDS = Map.of(
            REFERRER, STATE + "ask.referrerId",
            FRIEND, STATE + "ask.friendId",
            STATUS, IN_STATUS);

    private final AggregateStore<Referral> aggregates;
    private final AggregateQueries<Referral> queries;

    public MongoReferrals(AggregateStore<Referral> aggregates) {
        this.aggregates = aggregates;
        queries = new AggregateQueries<>(aggregates);
    }

    public static AggregateStore<Referral> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("referral", COLLECTION, CODEC));
    }

    public static AggregateStore<Referrer> referrers(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("referrer", "referrers", StateCodec.record(Referrer.class)));
    }

    /** For what is due, a referrer's or friend's, those of a status, all, and what converted when. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION)
                .plain(AggregateQueries.NEXT_DUE)
                .plain(FIELDS.getOrDefault(REFERRER, REFERRER), ORDER_KEY)
                .plain(FIELDS.getOrDefault(FRIEND, FRIEND), ORDER_KEY)
                .plain(IN_STATUS, ORDER_KEY)
                .plain(IN_STATUS, CONVERTED_AT)
                .plain(ORDER_KEY);
    }

    @Override
    public Mono<Stored<Referral>> find(String referralId) {
        return aggregates.find(referralId);
    }

    @Override
    public Flux<Stored<Referral>> due(Instant now, int limit) {
        return queries.due(now, limit);
    }

    @Override
    public Mono<Instant> oldestDue() {
        return queries.oldestDue();
    }

    @Override
    public Mono<List<Stored<Referral>>> page(PageRequest request) {
        return queries.descending(filter(request), ORDER_KEY, request);
    }

    @Override
    public Mono<Long> count(PageRequest request) {
        return queries.count(filter(request));
    }

    @Override
    public List<String> position(Stored<Referral> referral) {
        return List.of(CODEC.key(referral.state()));
    }

    @Override
    public Mono<Long> converted(Instant from, Instant to) {
        return Mono.from(aggregates
                .collection()
                .countDocuments(new Document(IN_STATUS, ReferralStatus.CONVERTED.name())
                        .append(CONVERTED_AT, new Document("$gte", from).append("$lt", to))));
    }

    private static Document filter(PageRequest request) {
        Document filter = new Document();
        request.filter().forEach((field, value) -> filter.append(FIELDS.getOrDefault(field, field), value));
        return filter;
    }
}
