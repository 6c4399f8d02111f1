package dev.fives.customer.imports.mongo;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.imports.app.Uploads;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.kit.time.RealClock;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document a chunk, its id telling job, file and place, so that reading is a walk along {@code _id}. */
@Repository
class MongoUploads implements Uploads {

    private static final int CHUNKS_AHEAD = 4;

    private static final String AT = "at";

    private final MongoCollection<Document> chunks;
    private final RealClock clock;

    MongoUploads(MongoDatabase database, RealClock clock) {
        this.chunks = database.getCollection("import_chunks");
        this.clock = clock;
    }

    @Override
    public Mono<UploadedFile> save(String jobId, int file, String name, Flux<byte[]> content) {
        return content.index()
                // a fault of the content waits for the chunk before it, or that one would be stored after all is
                // deleted
                .concatMapDelayError(chunk -> save(id(jobId, file, chunk.getT1()), chunk.getT2()), false, CHUNKS_AHEAD)
                .reduce(new long[2], (sums, bytes) -> new long[] {sums[0] + bytes, sums[1] + 1})
                .map(sums -> new UploadedFile(name, sums[0], (int) sums[1]));
    }

    private Mono<Integer> save(String id, byte[] bytes) {
        Document chunk =
                new Document("_id", id).append(AT, Date.from(clock.instant())).append("bytes", new Binary(bytes));
        return Mono.from(chunks.insertOne(chunk)).thenReturn(bytes.length);
    }

    @Override
    public InputStream open(String jobId, int file, UploadedFile uploaded) {
        Flux<DataBuffer> content = Flux.from(chunks.find(range(jobId, file))
                        .sort(Sorts.ascending("_id"))
                        .batchSize(CHUNKS_AHEAD))
                .map(chunk -> DefaultDataBufferFactory.sharedInstance.wrap(
                        chunk.get("bytes", Binary.class).getData()));
        return DataBufferUtils.subscriberInputStream(content, CHUNKS_AHEAD);
    }

    @Override
    public Mono<Void> delete(String jobId) {
        return Mono.from(chunks.deleteMany(all(jobId))).then();
    }

    /** Goes from the last chunk of one upload to the first of the next, never through what lies between. */
    @Override
    public Flux<Stored> stored() {
        return after("").expand(upload -> after(upload.jobId() + ";"));
    }

    private Mono<Stored> after(String id) {
        return one(new Document("_id", new Document("$gt", id)), Sorts.ascending("_id"))
                .map(chunk -> chunk.getString("_id").split(":", 2)[0])
                .flatMap(jobId ->
                        one(all(jobId), Sorts.descending("_id")).map(last -> new Stored(jobId, arrivedAt(last))));
    }

    /** Chunks from before there were times are as old as can be. */
    private static Instant arrivedAt(Document chunk) {
        Date at = chunk.getDate(AT);
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    private Mono<Document> one(Document filter, Bson order) {
        return Mono.from(chunks.find(filter)
                .sort(order)
                .projection(Projections.include(AT))
                .first());
    }

    private static Document all(String jobId) {
        return new Document("_id", new Document("$gte", jobId + ":").append("$lt", jobId + ";"));
    }

    private static Document range(String jobId, int file) {
        return new Document("_id", new Document("$gte", id(jobId, file, 0)).append("$lt", id(jobId, file + 1, 0)));
    }

    private static String id(String jobId, int file, long chunk) {
        return "%s:%05d:%08d".formatted(jobId, file, chunk);
    }
}
