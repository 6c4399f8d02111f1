package dev.fives.customer.inbound.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.inbound.app.WaitingRefund;
import dev.fives.customer.inbound.app.WaitingRefunds;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refunds that wait for their order, in the collection {@code waiting_refunds}. */
public final class MongoWaitingRefunds implements WaitingRefunds {
    private static final String COLLECTION = "waiting_refunds";
    private static final String ID = "_id";
    private static final String PURCHASE = "purchaseId";
    private static final String SINCE = "since";
    private static final String REFUSAL = "refusal";
    private static final Document OLDEST_FIRST = new Document(SINCE, 1);

    private final MongoCollection<Document> refunds;
    private final StoreFaults faults;
    private final StateCodec<WaitingRefund> codec = StateCodec.record(WaitingRefund.class);

    public MongoWaitingRefunds(MongoDatabase database, StoreFaults faults) {
        this.refunds = database.getCollection(COLLECTION);
        this.faults = faults;
    }

    /** For the order that comes, and for the oldest. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(PURCHASE).plain(SINCE);
    }

    @Override
    public Mono<WaitingRefund> add(WaitingRefund refund) {
        Document document = codec.write(refund).append(ID, refund.id());
        return faults.guard(Mono.from(refunds.insertOne(document))
                .thenReturn(refund)
                .onErrorResume(StoreFaults::isDuplicateKey, taken -> find(refund)));
    }

    /** Taken and removed again between the two: as if this one had been stored. */
    private Mono<WaitingRefund> find(WaitingRefund refund) {
        return Mono.from(refunds.find(new Document(ID, refund.id())).first())
                .map(codec::read)
                .defaultIfEmpty(refund);
    }

    @Override
    public Mono<List<WaitingRefund>> of(String purchaseId) {
        return read(Flux.from(refunds.find(new Document(PURCHASE, purchaseId)).sort(OLDEST_FIRST))
                .filter(document -> !document.containsKey(REFUSAL)));
    }

    @Override
    public Mono<List<WaitingRefund>> after(@Nullable String id, int limit) {
        Document filter = new Document(REFUSAL, null);
        if (id != null) {
            filter.append(ID, new Document("$gt", id));
        }
        return read(Flux.from(refunds.find(filter).sort(new Document(ID, 1)).limit(limit)));
    }

    @Override
    public Mono<List<WaitingRefund>> oldest(int limit) {
        return read(Flux.from(refunds.find().sort(OLDEST_FIRST).limit(limit)));
    }

    private Mono<List<WaitingRefund>> read(Flux<Document> documents) {
        return faults.guard(documents.map(codec::read).collectList());
    }

    @Override
    public Mono<Figures> figures() {
        Document refused = new Document(REFUSAL, new Document("$ne", null));
        return faults.guard(Mono.from(refunds.countDocuments())
                .flatMap(all -> all == 0
                        ? Mono.just(new Figures(0, 0, null))
                        : Mono.zip(Mono.from(refunds.countDocuments(refused)), oldest(1))
                                .map(found -> figures(all, found.getT1(), found.getT2()))));
    }

    private static Figures figures(long all, long refused, List<WaitingRefund> oldest) {
        return new Figures(
                all,
                refused,
                Optional.of(oldest)
                        .filter(found -> !found.isEmpty())
                        .map(found -> found.getFirst().since())
                        .orElse(null));
    }

    @Override
    public Mono<Boolean> remove(String id) {
        return faults.guard(
                Mono.from(refunds.deleteOne(new Document(ID, id))).map(deleted -> deleted.getDeletedCount() > 0));
    }

    @Override
    public Mono<Void> refuse(String id, String reason) {
        Document change = new Document("$set", new Document(REFUSAL, reason));
        return faults.guard(
                Mono.from(refunds.updateOne(new Document(ID, id), change)).then());
    }
}
