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
import dev.fives.loyalty.liability.model.MonthFlow;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One small document an account. It can be thrown away: the next sum makes it again from the ledger. */
public final class MongoKnownTotals implements KnownTotals {
    private static final String COLLECTION = "account_totals";
    /** Documents without them are of a time before there were any, and are made again. */
    private static final String MONTHS = "months";

    private static final Document PRESENT = new Document("$exists", true);
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> totals;

    public MongoKnownTotals(MongoDatabase database) {
        totals = database.getCollection(COLLECTION);
    }

    @Override
    public Mono<Map<String, AccountTotals>> of(Collection<String> accountIds) {
        Document wanted = new Document("_id", new Document("$in", List.copyOf(accountIds)));
        return Flux.from(totals.find(wanted.append(MONTHS, PRESENT)))
                .map(MongoKnownTotals::read)
                .collectMap(AccountTotals::accountId);
    }

    @Override
    public Mono<Void> remember(List<AccountTotals> changed, Map<String, AccountTotals> before) {
        List<WriteModel<Document>> writes = changed.stream()
                .map(each -> before.containsKey(each.accountId()) ? forward(each) : first(each))
                .flatMap(List::stream)
                .toList();
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(totals.bulkWrite(writes, UNORDERED))
                        .then()
                        .onErrorResume(MongoBulkWriteException.class, MongoKnownTotals::unlessThere);
    }

    private static List<WriteModel<Document>> first(AccountTotals each) {
        Document id = new Document("_id", each.accountId());
        return List.of(
                new UpdateOneModel<>(id.append(MONTHS, new Document("$exists", false)), set(each)),
                new InsertOneModel<>(content(each).append("_id", each.accountId())));
    }

    private static List<WriteModel<Document>> forward(AccountTotals each) {
        Document older = new Document("_id", each.accountId()).append("sequence", new Document("$lt", each.sequence()));
        return List.of(new UpdateOneModel<>(older, set(each)));
    }

    private static Document set(AccountTotals each) {
        return new Document("$set", content(each));
    }

    private static Document content(AccountTotals each) {
        return new Document("sequence", each.sequence())
                .append("issued", each.issued())
                .append("redeemed", each.redeemed())
                .append("expired", each.expired())
                .append("transit", each.transit())
                .append(MONTHS, months(each.months()));
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
                number(document, "transit"),
                months(document.getList(MONTHS, Document.class)));
    }

    private static List<Document> months(SortedMap<YearMonth, MonthFlow> months) {
        return months.entrySet().stream()
                .map(each -> new Document("month", each.getKey().toString())
                        .append("issued", each.getValue().issued())
                        .append("expired", each.getValue().expired()))
                .toList();
    }

    private static SortedMap<YearMonth, MonthFlow> months(List<Document> months) {
        SortedMap<YearMonth, MonthFlow> read = new TreeMap<>();
        months.forEach(each -> read.put(
                YearMonth.parse(each.getString("month")),
                new MonthFlow(number(each, "issued"), number(each, "expired"))));
        return read;
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }
}
