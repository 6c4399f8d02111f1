package dev.fives.loyalty.liability.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.loyalty.liability.app.KnownTotals;
import dev.fives.loyalty.liability.model.AccountTotals;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One small document an account. It can be thrown away: the next sum makes it again from the ledger. */
public final class MongoKnownTotals implements KnownTotals {
    private static final String COLLECTION = "account_totals";
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> totals;

    public MongoKnownTotals(MongoDatabase database) {
        totals = database.getCollection(COLLECTION);
    }

    @Override
    public Mono<Map<String, AccountTotals>> of(Collection<String> accountIds) {
        return Flux.from(totals.find(new Document("_id", new Document("$in", List.copyOf(accountIds)))))
                .map(MongoKnownTotals::read)
                .collectMap(AccountTotals::accountId);
    }

    @Override
    public Mono<Void> remember(List<AccountTotals> changed, Map<String, AccountTotals> before) {
        List<WriteModel<Document>> writes = changed.stream()
                .map(each -> before.containsKey(each.accountId()) ? forward(each) : first(each))
                .toList();
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(totals.bulkWrite(writes, UNORDERED))
                        .then()
                        .onErrorResume(MongoBulkWriteException.class, MongoKnownTotals::unlessThere);
    }

    private static WriteModel<Document> first(AccountTotals each) {
        return new InsertOneModel<>(content(each).append("_id", each.accountId()));
    }

    private static WriteModel<Document> forward(AccountTotals each) {
        Document older = new Document("_id", each.accountId()).append("sequence", new Document("$lt", each.sequence()));
        return new UpdateOneModel<>(older, new Document("$set", content(each)));
    }

    private static Document content(AccountTotals each) {
        return new Document("sequence", each.sequence())
                .append("issued", each.issued())
                .append("redeemed", each.redeemed())
                .append("expired", each.expired())
                .append("transit", each.transit());
    }

    /** Somebody else was first, with the same entries or more. */
    private static Mono<Void> unlessThere(MongoBulkWriteException fault) {
        return fault.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                ? Mono.empty()
                : Mono.error(fault);
    }

    private static AccountTotals read(Document document) {
        return new AccountTotals(
                document.getString("_id"),
                number(document, "sequence"),
                number(document, "issued"),
                number(document, "redeemed"),
                number(document, "expired"),
                number(document, "transit"));
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }
}
