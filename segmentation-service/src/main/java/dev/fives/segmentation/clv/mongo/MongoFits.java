package dev.fives.segmentation.clv.mongo;

import com.mongodb.client.model.Sorts;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.segmentation.clv.app.FitStore;
import dev.fives.segmentation.clv.model.ClvFit;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document a fit in {@code clvFits}, by the id of its job. */
public final class MongoFits implements FitStore {

    public static final String COLLECTION = "clvFits";
    private static final String STATE = "state.state";
    private static final int JOBS_A_LOOK = 20;

    private final AggregateStore<ClvFit> store;

    public MongoFits(AggregateStores stores) {
        this.store = stores.of(new AggregateSpec<>("clv-fit", COLLECTION, StateCodec.record(ClvFit.class)));
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(STATE, "_id");
    }

    @Override
    public AggregateStore<ClvFit> store() {
        return store;
    }

    @Override
    public Flux<String> free(Instant now) {
        return Flux.from(store.collection()
                        .find(unended())
                        .sort(Sorts.ascending("_id"))
                        .limit(JOBS_A_LOOK))
                .map(store::read)
                .filter(job -> job.state().isFree(now))
                .map(Stored::id);
    }

    @Override
    public Mono<Long> unfinished() {
        return Mono.from(store.collection().countDocuments(unended()));
    }

    private static Document unended() {
        return new Document(
                STATE, new Document("$in", List.of(ClvFit.State.QUEUED.name(), ClvFit.State.RUNNING.name())));
    }
}
