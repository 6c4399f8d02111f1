package dev.fives.kit.events.index;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.events.store.UnorderedInsert;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sequence to partition and offset, one small document an event: {@code {_id: "customer/cus_1#00…07", topic, partition,
 * offset}}. An entry is written once, for the first appearance, and never changed; repeats lie behind it.
 */
public final class EventIndex {
    private static final String COLLECTION = "event_index";
    /** Sorts after every digit. */
    private static final String END = "#:";

    private final MongoCollection<Document> entries;
    private final StoreFaults faults;

    public EventIndex(MongoDatabase database, StoreFaults faults) {
        entries = database.getCollection(COLLECTION);
        this.faults = faults;
    }

    /** One bulk insert; what is there already stays. Returns how many were new. */
    public Mono<Long> add(Collection<EventPlace> places) {
        return places.isEmpty()
                ? Mono.just(0L)
                : faults.guardBulk(UnorderedInsert.into(
                                entries, places.stream().map(EventIndex::entry).toList()))
                        .map(inserted ->
                                inserted.stream().filter(fresh -> fresh).count());
    }

    /** The places of these sequences, those that are known. One command by {@code _id}. */
    Mono<Map<Long, EventPlace>> places(String aggregateType, String aggregateId, long first, long last) {
        List<String> ids = LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> id(aggregateType, aggregateId, sequence))
                .toList();
        return faults.guard(Flux.from(entries.find(new Document("_id", new Document("$in", ids))))
                .map(entry -> place(aggregateType, aggregateId, entry))
                .collectMap(EventPlace::sequence));
    }

    /** The next known place after a sequence; empty where there is none. */
    Mono<EventPlace> after(String aggregateType, String aggregateId, long sequence) {
        Document range = new Document("$gt", id(aggregateType, aggregateId, sequence))
                .append("$lt", aggregateType + '/' + aggregateId + END);
        return faults.guard(Mono.from(entries.find(new Document("_id", range))
                        .sort(new Document("_id", 1))
                        .limit(1)))
                .map(entry -> place(aggregateType, aggregateId, entry));
    }

    /** The number of the last event whose place is known; 0 for none. */
    public Mono<Long> last(String aggregateType, String aggregateId) {
        Document range = new Document("$gte", id(aggregateType, aggregateId, 0))
                .append("$lt", aggregateType + '/' + aggregateId + END);
        return faults.guard(Mono.from(entries.find(new Document("_id", range))
                        .sort(new Document("_id", -1))
                        .limit(1)))
                .map(entry -> place(aggregateType, aggregateId, entry).sequence())
                .defaultIfEmpty(0L);
    }

    private static Document entry(EventPlace place) {
        return new Document("_id", id(place.aggregateType(), place.aggregateId(), place.sequence()))
                .append("topic", place.topic())
                .append("partition", place.partition())
                .append("offset", place.offset());
    }

    private static EventPlace place(String aggregateType, String aggregateId, Document entry) {
        String id = entry.getString("_id");
        return new EventPlace(
                aggregateType,
                aggregateId,
                Long.parseLong(id.substring(id.length() - CloudEventHeaders.SEQUENCE_DIGITS)),
                entry.getString("topic"),
                entry.getInteger("partition"),
                entry.getLong("offset"));
    }

    private static String id(String aggregateType, String aggregateId, long sequence) {
        String digits =
                sequence == 0 ? "0".repeat(CloudEventHeaders.SEQUENCE_DIGITS) : CloudEventHeaders.sequence(sequence);
        return aggregateType + '/' + aggregateId + '#' + digits;
    }
}
