package dev.fives.segmentation.rebuild.mongo;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.segmentation.rebuild.app.RebuildStore;
import dev.fives.segmentation.rebuild.model.Rebuild;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document a run in {@code rebuilds}. */
public final class MongoRebuilds implements RebuildStore {

    public static final String COLLECTION = "rebuilds";
    private static final String STATE = "state.state";

    private final AggregateStore<Rebuild> store;

    public MongoRebuilds(AggregateStores stores) {
        this.store = stores.of(new AggregateSpec<>("rebuild", COLLECTION, StateCodec.record(Rebuild.class)));
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(STATE);
    }

    @Override
    public AggregateStore<Rebuild> store() {
        return store;
    }

    @Override
    public Flux<Stored<Rebuild>> running() {
        return Flux.from(store.collection().find(new Document(STATE, Rebuild.State.RUNNING.name())))
                .map(store::read);
    }

    @Override
    public Mono<Long> count() {
        return Mono.from(store.collection().countDocuments());
    }
}
