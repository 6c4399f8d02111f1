package dev.fives.customer.imports.mongo;

import com.mongodb.client.model.Sorts;
import dev.fives.customer.imports.app.ImportJobs;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class MongoImportJobs implements ImportJobs {

    static final String COLLECTION = "import_jobs";
    private static final int JOBS_A_LOOK = 20;

    private final AggregateStore<ImportJob> store;

    MongoImportJobs(AggregateStores stores) {
        this.store = stores.of(
                new AggregateSpec<>("import", COLLECTION, StateCodec.record(ImportJob.class, new ImportSpecCodec())));
    }

    @Override
    public AggregateStore<ImportJob> store() {
        return store;
    }

    @Override
    public Flux<String> free(Instant now) {
        return Flux.from(store.collection()
                        .find(unheld(now))
                        .sort(Sorts.ascending("_id"))
                        .limit(JOBS_A_LOOK))
                .map(store::read)
                .filter(job -> job.state().isFree(now))
                .map(Stored::id);
    }

    /** Those that are held must not take the places of a look, or nobody would come to the ones behind them. */
    private static Document unheld(Instant now) {
        Document noLease = new Document("state.lease", null);
        Document over = new Document("state.lease.until", new Document("$lt", Date.from(now)));
        return new Document(
                "$or",
                List.of(
                        new Document("state.state", "QUEUED"),
                        new Document("state.state", "RUNNING").append("$or", List.of(noLease, over))));
    }
}
