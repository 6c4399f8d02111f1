package dev.fives.loyalty.tier.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.loyalty.tier.app.TierQueries;
import dev.fives.loyalty.tier.model.TierStanding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Standings in the collection {@code tier_standings}. */
public final class MongoTierQueries implements TierQueries {
    private static final String COLLECTION = "tier_standings";
    private static final String TIER = "state.tier";

    private final AggregateStore<TierStanding> standings;

    public MongoTierQueries(AggregateStore<TierStanding> standings) {
        this.standings = standings;
    }

    /** Their state and events. */
    public static AggregateStore<TierStanding> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("tier-standing", COLLECTION, StateCodec.record(TierStanding.class)));
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(AggregateQueries.NEXT_DUE);
    }

    @Override
    public Flux<String> due(Instant now, int limit) {
        return Flux.from(standings
                        .collection()
                        .find(new Document(AggregateQueries.NEXT_DUE, new Document("$lte", now)))
                        .projection(new Document(AggregateQueries.NEXT_DUE, 1))
                        .sort(new Document(AggregateQueries.NEXT_DUE, 1))
                        .limit(limit))
                .map(found -> found.getString("_id"));
    }

    @Override
    public Mono<Instant> oldestDue() {
        return new AggregateQueries<>(standings).oldestDue();
    }

    @Override
    public Mono<Map<String, String>> held(Collection<String> customerIds) {
        return Flux.from(standings
                        .collection()
                        .find(new Document("_id", new Document("$in", List.copyOf(customerIds))))
                        .projection(new Document(TIER, 1)))
                .filter(found -> tier(found).isPresent())
                .collectMap(
                        found -> found.getString("_id"),
                        found -> tier(found).orElseThrow().getString("code"));
    }

    private static Optional<Document> tier(Document found) {
        return Optional.ofNullable(found.get("state", Document.class)).map(state -> state.get("tier", Document.class));
    }
}
