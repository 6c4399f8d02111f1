package dev.fives.kit.events.store;

import static java.util.stream.Collectors.toSet;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** One command for many new documents; one that is there already does not keep the others out. */
public final class UnorderedInsert {
    private static final int DUPLICATE_KEY = 11_000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private UnorderedInsert() {}

    /** For each document, in order: true where it was inserted, false where a unique key of it is taken. */
    public static Mono<List<Boolean>> into(MongoCollection<Document> collection, List<Document> documents) {
        return Mono.from(collection.insertMany(documents, UNORDERED))
                .thenReturn(Set.<Integer>of())
                .onErrorResume(MongoBulkWriteException.class, UnorderedInsert::taken)
                .map(taken -> IntStream.range(0, documents.size())
                        .mapToObj(place -> !taken.contains(place))
                        .toList());
    }

    /** For each document, in order: what the store said against it alone; empty where it was inserted. */
    public static Mono<List<Optional<RuntimeException>>> each(
            MongoCollection<Document> collection, List<Document> documents, StoreFaults faults) {
        return Mono.from(collection.insertMany(documents, UNORDERED))
                .thenReturn(Map.<Integer, RuntimeException>of())
                .onErrorResume(MongoBulkWriteException.class, fault -> Refusals.of(fault, faults))
                .map(refused -> IntStream.range(0, documents.size())
                        .mapToObj(place -> Optional.ofNullable(refused.get(place)))
                        .toList());
    }

    /** Places of those whose unique key is taken; error where anything else went wrong. */
    static Mono<Set<Integer>> taken(MongoBulkWriteException fault) {
        boolean onlyTaken = fault.getWriteConcernError() == null
                && fault.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
        return onlyTaken
                ? Mono.just(fault.getWriteErrors().stream()
                        .map(BulkWriteError::getIndex)
                        .collect(toSet()))
                : Mono.error(fault);
    }
}
