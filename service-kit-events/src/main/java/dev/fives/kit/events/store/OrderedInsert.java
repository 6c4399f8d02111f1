package dev.fives.kit.events.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** One command for new documents that build on each other: the first that is there already keeps all after it out. */
public final class OrderedInsert {
    private OrderedInsert() {}

    /** How many were inserted. */
    public static Mono<Integer> into(MongoCollection<Document> collection, List<Document> documents) {
        return Mono.from(collection.insertMany(documents))
                .thenReturn(documents.size())
                .onErrorResume(
                        MongoBulkWriteException.class,
                        fault -> UnorderedInsert.taken(fault).map(Collections::min));
    }
}
