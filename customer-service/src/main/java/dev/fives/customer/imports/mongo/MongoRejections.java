package dev.fives.customer.imports.mongo;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.imports.app.Rejections;
import dev.fives.customer.imports.model.Rejection;
import dev.fives.customer.imports.model.RowKey;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A page of rejections a document: a file of half a million rows may be refused by the hundred thousand. */
@Repository
class MongoRejections implements Rejections {

    private final MongoCollection<Document> pages;

    MongoRejections(MongoDatabase database) {
        this.pages = database.getCollection("import_rejections");
    }

    @Override
    public Mono<Void> save(String jobId, int pass, int page, List<Rejection> rejections) {
        String id = "%s:%06d:%08d".formatted(jobId, pass, page);
        List<Document> rows = rejections.stream().map(MongoRejections::write).toList();
        return Mono.from(pages.replaceOne(
                        new Document("_id", id),
                        new Document("_id", id).append("rows", rows),
                        new ReplaceOptions().upsert(true)))
                .then();
    }

    @Override
    public Mono<List<Placed>> list(String jobId, @Nullable Position after, int limit) {
        Document range = range(jobId, after == null ? first(jobId) : after.page());
        return Flux.from(pages.find(range).sort(Sorts.ascending("_id")).batchSize(2))
                .concatMapIterable(MongoRejections::placed)
                .filter(placed -> after == null || isAfter(placed.position(), after))
                .take(limit)
                .collectList();
    }

    @Override
    public Mono<Long> count(String jobId) {
        Document rows = new Document("$sum", new Document("$size", "$rows"));
        return Mono.from(pages.aggregate(List.of(
                        new Document("$match", range(jobId, first(jobId))),
                        new Document("$group", new Document("_id", null).append("rows", rows)))))
                .map(found -> found.get("rows", Number.class).longValue())
                .defaultIfEmpty(0L);
    }

    private static String first(String jobId) {
        return jobId + ":";
    }

    private static Document range(String jobId, String from) {
        return new Document("_id", new Document("$gte", from).append("$lt", jobId + ";"));
    }

    private static boolean isAfter(Position position, Position after) {
        return !position.page().equals(after.page()) || position.index() > after.index();
    }

    private static List<Placed> placed(Document page) {
        List<Document> rows = page.getList("rows", Document.class);
        return IntStream.range(0, rows.size())
                .mapToObj(index -> new Placed(new Position(page.getString("_id"), index), read(rows.get(index))))
                .toList();
    }

    private static Document write(Rejection rejection) {
        return new Document("file", rejection.key().file())
                .append("row", rejection.key().row())
                .append("reason", rejection.reason());
    }

    private static Rejection read(Document row) {
        return new Rejection(new RowKey(row.getInteger("file"), row.getLong("row")), row.getString("reason"));
    }
}
