package dev.fives.loyalty.account.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.Coalescer;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.ReadableDocuments;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.loyalty.account.app.AccountDues;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One document an account that has ever had something due. */
public final class MongoAccountDues implements AccountDues {
    private static final String COLLECTION = "account_dues";
    private static final Date LATEST = Date.from(Instant.ofEpochMilli(Long.MAX_VALUE));

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int CHANGES_AT_ONCE = 500;
    private static final int TIMES_AGAIN = 2;

    private final MongoCollection<Document> dues;
    private final ReadableDocuments<AccountDue> readable;
    /** On a day on which many accounts lose points they share commands. */
    private final Coalescer<WriteModel<Document>, Boolean> changes;

    public MongoAccountDues(MongoDatabase database, StoreFaults faults, MeterRegistry meters) {
        dues = database.getCollection(COLLECTION);
        readable = new ReadableDocuments<>(COLLECTION, MongoAccountDues::read, meters);
        changes = new Coalescer<>(CHANGES_AT_ONCE, batch -> faults.guardBulk(changed(batch)));
    }

    /** Each change may be made twice, so all are made again where two instances met at the birth of one document. */
    private Mono<List<Boolean>> changed(List<WriteModel<Document>> batch) {
        return Mono.from(dues.bulkWrite(batch, UNORDERED))
                .retryWhen(Retry.max(TIMES_AGAIN).filter(MongoBulkWriteException.class::isInstance))
                .onErrorMap(Exceptions::isRetryExhausted, Throwable::getCause)
                .thenReturn(Collections.nCopies(batch.size(), true));
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain("dueAt");
    }

    @Override
    public Mono<Void> bringForward(String accountId, String customerId, String wallet, Instant dueAt) {
        Document owner = new Document("customerId", customerId).append("wallet", wallet);
        Document change = new Document("$min", new Document("dueAt", Date.from(dueAt)))
                .append("$inc", new Document("version", 1L))
                .append("$setOnInsert", owner);
        return changes.submit(
                        new UpdateOneModel<>(new Document("_id", accountId), change, new UpdateOptions().upsert(true)))
                .then();
    }

    @Override
    public Mono<Void> bringAllForward(String wallet, Instant dueAt) {
        Document later = new Document("dueAt", new Document("$gt", Date.from(dueAt))).append("wallet", wallet);
        Document change = new Document("$min", new Document("dueAt", Date.from(dueAt)))
                .append("$inc", new Document("version", 1L));
        return Mono.from(dues.updateMany(later, change)).then();
    }

    @Override
    public Mono<List<AccountDue>> due(Instant now, int limit) {
        Date until = now.equals(Instant.MAX) ? LATEST : Date.from(now);
        return readable.first(
                        limit,
                        others -> dues.find(new Document(others).append("dueAt", new Document("$lte", until)))
                                .sort(new Document("dueAt", 1))
                                .limit(limit))
                .collectList();
    }

    @Override
    public Mono<Void> moveOn(AccountDue done, @Nullable Instant next) {
        Document same = new Document("_id", done.accountId()).append("version", done.version());
        Document change = next == null
                ? new Document("$unset", new Document("dueAt", ""))
                : new Document("$set", new Document("dueAt", Date.from(next)));
        return changes.submit(new UpdateOneModel<>(same, change)).then();
    }

    private static AccountDue read(Document document) {
        return new AccountDue(
                document.getString("_id"),
                document.getString("customerId"),
                document.getString("wallet"),
                document.get("version", Number.class).longValue(),
                document.getDate("dueAt").toInstant());
    }
}
