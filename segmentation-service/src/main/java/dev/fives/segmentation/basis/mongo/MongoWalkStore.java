package dev.fives.segmentation.basis.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.segmentation.basis.app.Walk;
import dev.fives.segmentation.basis.app.WalkStore;
import java.time.Instant;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** One document beside the basis, so that progress does not count as a change of it. */
public final class MongoWalkStore implements WalkStore {

    private static final String ID = "walk";
    private final MongoCollection<Document> collection;

    public MongoWalkStore(MongoDatabase database) {
        this.collection = database.getCollection("basis");
    }

    @Override
    public Mono<Walk> load() {
        return find().switchIfEmpty(Mono.defer(this::create)).map(MongoWalkStore::read);
    }

    @Override
    public Mono<Boolean> replace(Walk next) {
        var present = new Document("_id", ID).append("revision", next.revision() - 1);
        return Mono.from(collection.replaceOne(present, write(next))).map(result -> result.getMatchedCount() == 1);
    }

    private Mono<Document> find() {
        return Mono.from(collection.find(new Document("_id", ID)));
    }

    private Mono<Document> create() {
        return Mono.from(collection.insertOne(write(new Walk(1, 0, "", true, "", Instant.EPOCH))))
                .onErrorComplete(Duplicates::isDuplicate)
                .then(Mono.defer(this::find));
    }

    private static Document write(Walk walk) {
        return new Document("_id", ID)
                .append("revision", walk.revision())
                .append("basisVersion", walk.basisVersion())
                .append("after", walk.after())
                .append("done", walk.done())
                .append("owner", walk.owner())
                .append("until", walk.until());
    }

    private static Walk read(Document document) {
        return new Walk(
                document.getLong("revision"),
                document.getLong("basisVersion"),
                document.getString("after"),
                document.getBoolean("done"),
                document.getString("owner"),
                document.getDate("until").toInstant());
    }
}
