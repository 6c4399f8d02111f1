package dev.fives.segmentation.basis.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.segmentation.basis.app.BasisStore;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.Since;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** One document in {@code basis}. */
public final class MongoBasisStore implements BasisStore {

    private static final String ID = "basis";
    private static final int ASKED_AT_ONCE = 1_000;

    private final MongoCollection<Document> collection;
    private final BasisDocument documents;
    private final BandSettings defaultBands;
    /** Everyone who writes a profile asks; who asks at the same time is answered by one read. */
    private final Coalescer<String, Long> versions = new Coalescer<>(ASKED_AT_ONCE, this::versions);

    public MongoBasisStore(MongoDatabase database, BasisDocument documents, BandSettings defaultBands) {
        this.collection = database.getCollection("basis");
        this.documents = documents;
        this.defaultBands = defaultBands;
    }

    @Override
    public Mono<Basis> load() {
        return find().switchIfEmpty(Mono.defer(this::create)).map(documents::read);
    }

    @Override
    public Mono<Long> version() {
        return versions.submit(ID);
    }

    private Mono<List<Long>> versions(List<String> asked) {
        return Mono.from(collection.find(new Document("_id", ID)).projection(new Document("version", 1)))
                .map(document -> document.getLong("version"))
                .defaultIfEmpty(0L)
                .map(version -> Collections.nCopies(asked.size(), version));
    }

    @Override
    public Mono<Boolean> replace(Basis next) {
        var present = new Document("_id", ID).append("version", next.version() - 1);
        return Mono.from(collection.replaceOne(present, documents.write(ID, next)))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Mono<Document> find() {
        return Mono.from(collection.find(new Document("_id", ID)));
    }

    private Mono<Document> create() {
        var first = documents.write(ID, new Basis(1, Since.FIRST, Measure.NET, defaultBands, null, List.of()));
        return Mono.from(collection.insertOne(first))
                .thenReturn(first)
                .onErrorResume(Duplicates::isDuplicate, taken -> find());
    }
}
