package dev.fives.kit.events.claim;

import static java.util.stream.Collectors.toMap;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.StoreFaults;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One document a claim, {@code {_id, holder}}; the insert decides. */
final class MongoClaims implements Claims {
    private static final String HOLDER = "holder";

    private final MongoCollection<Document> collection;
    private final StoreFaults faults;

    MongoClaims(MongoDatabase database, StoreFaults faults) {
        this.collection = database.getCollection("claims");
        this.faults = faults;
    }

    @Override
    public Mono<Claim> take(String id, String holderId) {
        return faults.guard(Mono.from(collection.insertOne(document(id, holderId)))
                        .thenReturn(holderId)
                        .onErrorResume(StoreFaults::isDuplicateKey, taken -> read(id)))
                .map(holder -> new Claim(holder, holder.equals(holderId)));
    }

    @Override
    public Mono<Map<String, Claim>> takeAll(Map<String, String> holderByClaimId) {
        if (holderByClaimId.isEmpty()) {
            return Mono.just(Map.of());
        }
        var sorted = new TreeMap<>(holderByClaimId);
        var documents = sorted.entrySet().stream()
                .map(wanted -> document(wanted.getKey(), wanted.getValue()))
                .toList();
        return faults.guardBulk(Mono.from(collection.insertMany(documents, new InsertManyOptions().ordered(false)))
                .then()
                .onErrorResume(MongoBulkWriteException.class, MongoClaims::onlyDuplicates)
                .then(Mono.defer(() -> readAll(sorted))));
    }

    @Override
    public Mono<String> holder(String id) {
        return faults.guard(read(id));
    }

    @Override
    public Mono<Boolean> move(String id, String from, String to) {
        var held = new Document("_id", id).append(HOLDER, from);
        var update = new Document("$set", new Document(HOLDER, to));
        return faults.guard(Mono.from(collection.updateOne(held, update)).map(done -> done.getMatchedCount() == 1));
    }

    private Mono<String> read(String id) {
        return Mono.from(collection.find(new Document("_id", id)).first()).map(claim -> claim.getString(HOLDER));
    }

    private Mono<Map<String, Claim>> readAll(Map<String, String> wanted) {
        return Flux.from(collection.find(new Document("_id", new Document("$in", wanted.keySet()))))
                .collectList()
                .map(found -> found.stream().collect(toMap(claim -> claim.getString("_id"), claim -> {
                    var holder = claim.getString(HOLDER);
                    return new Claim(holder, holder.equals(wanted.get(claim.getString("_id"))));
                })));
    }

    private static Mono<Void> onlyDuplicates(MongoBulkWriteException fault) {
        var duplicates = fault.getWriteConcernError() == null
                && fault.getWriteErrors().stream().allMatch(error -> error.getCode() == 11000);
        return duplicates ? Mono.empty() : Mono.error(fault);
    }

    private static Document document(String id, String holderId) {
        return new Document("_id", id).append(HOLDER, holderId);
    }
}
