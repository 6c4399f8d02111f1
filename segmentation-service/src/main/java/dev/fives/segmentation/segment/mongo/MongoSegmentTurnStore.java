package dev.fives.segmentation.segment.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.segmentation.segment.app.SegmentTurn;
import dev.fives.segmentation.segment.app.SegmentTurnStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** One document beside the basis, so that whose turn it is does not count as a change of it. */
public final class MongoSegmentTurnStore implements SegmentTurnStore {

    private static final String ID = "segment-turn";

    private final MongoCollection<Document> collection;
    private final StoreFaults faults;

    public MongoSegmentTurnStore(MongoDatabase database, StoreFaults faults) {
        this.collection = database.getCollection("basis");
        this.faults = faults;
    }

    @Override
    public Mono<SegmentTurn> load() {
        return faults.guard(find().switchIfEmpty(Mono.defer(this::create))).map(MongoSegmentTurnStore::read);
    }

    @Override
    public Mono<Boolean> replace(SegmentTurn next) {
        var present = new Document("_id", ID).append("revision", next.revision() - 1);
        return faults.guard(Mono.from(collection.replaceOne(present, write(next))))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Mono<Document> find() {
        return Mono.from(collection.find(new Document("_id", ID)));
    }

    private Mono<Document> create() {
        return Mono.from(collection.insertOne(write(SegmentTurn.FIRST)))
                .then()
                .onErrorComplete(StoreFaults::isDuplicateKey)
                .then(Mono.defer(this::find));
    }

    private static Document write(SegmentTurn turn) {
        return new Document("_id", ID)
                .append("revision", turn.revision())
                .append("holder", turn.holder())
                .append("until", turn.until());
    }

    private static SegmentTurn read(Document document) {
        return new SegmentTurn(
                document.getLong("revision"),
                document.getString("holder"),
                document.getDate("until").toInstant());
    }
}
