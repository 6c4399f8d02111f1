package dev.fives.loyalty.account.mongo;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.loyalty.account.app.AccountDues;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document an account that has ever had something due. */
public final class MongoAccountDues implements AccountDues {
    private static final String COLLECTION = "account_dues";
    private static final Date LATEST = Date.from(Instant.ofEpochMilli(Long.MAX_VALUE));

    private final MongoCollection<Document> dues;

    public MongoAccountDues(MongoDatabase database) {
        dues = database.getCollection(COLLECTION);
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
        return Mono.from(dues.updateOne(new Document("_id", accountId), change, new UpdateOptions().upsert(true)))
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
        return Flux.from(dues.find(new Document("dueAt", new Document("$lte", until)))
                        .sort(new Document("dueAt", 1))
                        .limit(limit))
                .map(MongoAccountDues::read)
                .collectList();
    }

    @Override
    public Mono<Void> moveOn(AccountDue done, @Nullable Instant next) {
        Document same = new Document("_id", done.accountId()).append("version", done.version());
        Document change = next == null
                ? new Document("$unset", new Document("dueAt", ""))
                : new Document("$set", new Document("dueAt", Date.from(next)));
        return Mono.from(dues.updateOne(same, change)).then();
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
