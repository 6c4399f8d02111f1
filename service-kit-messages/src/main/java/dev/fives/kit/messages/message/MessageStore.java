package dev.fives.kit.messages.message;

import com.mongodb.reactivestreams.client.FindPublisher;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.ReadableDocuments;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Messages in the collection {@code messages} of the service that writes them. */
public final class MessageStore {
    private static final String COLLECTION = "messages";
    private static final String STATE = "state.";
    private static final String NEXT_STEP = STATE + "nextStepAt";
    private static final String WAITING_SINCE = STATE + "waitingSince";

    private final AggregateStore<Message> aggregates;
    private final ReadableDocuments<Stored<Message>> readable;

    public MessageStore(AggregateStores stores, MeterRegistry meters) {
        this.aggregates = stores.of(new AggregateSpec<>("message", COLLECTION, StateCodec.record(Message.class)));
        this.readable = new ReadableDocuments<>(COLLECTION, aggregates::read, meters);
    }

    /** For what is to be done, and for what has waited longest. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(NEXT_STEP).plain(WAITING_SINCE);
    }

    AggregateStore<Message> aggregates() {
        return aggregates;
    }

    Mono<Stored<Message>> find(String messageId) {
        return aggregates.find(messageId);
    }

    /** Longest due first; one that cannot be read keeps nobody waiting. */
    Flux<Stored<Message>> due(Instant realNow, int limit) {
        Document isDue = new Document(NEXT_STEP, new Document("$lte", Date.from(realNow)));
        return readable.first(
                limit,
                others -> aggregates
                        .collection()
                        .find(with(isDue, others))
                        .sort(new Document(NEXT_STEP, 1))
                        .limit(limit));
    }

    private static Document with(Document condition, Document others) {
        Document both = new Document(condition);
        both.putAll(others);
        return both;
    }

    /** Since when the one has waited that has waited longest; empty where none does. */
    Mono<Instant> longestWaiting() {
        return Mono.from(found(WAITING_SINCE, new Document("$gt", Date.from(Instant.EPOCH)))
                        .projection(new Document(WAITING_SINCE, 1))
                        .first())
                .map(document -> document.get("state", Document.class)
                        .getDate("waitingSince")
                        .toInstant());
    }

    private FindPublisher<Document> found(String field, Document condition) {
        return aggregates.collection().find(new Document(field, condition)).sort(new Document(field, 1));
    }
}
