package dev.fives.loyalty.care.mongo;

import com.mongodb.reactivestreams.client.FindPublisher;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.loyalty.care.app.CustomerCalendars;
import dev.fives.loyalty.care.model.CustomerCalendar;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calendars in the collection {@code care_calendar}. */
public final class MongoCustomerCalendars implements CustomerCalendars {
    private static final String COLLECTION = "care_calendar";
    private static final String NEXT_DUE = "state.nextDueAt";
    private static final String EPOCH = "state.epoch";

    private final AggregateStore<CustomerCalendar> calendars;

    public MongoCustomerCalendars(AggregateStore<CustomerCalendar> calendars) {
        this.calendars = calendars;
    }

    /** Without events; whoever loses a race finds it again. */
    public static AggregateStore<CustomerCalendar> aggregates(AggregateStores stores) {
        StateCodec<CustomerCalendar> codec = StateCodec.record(CustomerCalendar.class);
        return stores.of(new AggregateSpec<>("care-calendar", COLLECTION, codec).sharingUpdates());
    }

    /** For what is due, and for what was worked out by an older book. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(NEXT_DUE).plain(EPOCH);
    }

    @Override
    public Mono<CustomerCalendar> find(String customerId) {
        return calendars.find(customerId).map(Stored::state);
    }

    @Override
    public Mono<List<Stored<CustomerCalendar>>> due(Instant now, int limit) {
        return read(find(new Document(NEXT_DUE, new Document("$lte", now)))
                .sort(new Document(NEXT_DUE, 1))
                .limit(limit));
    }

    @Override
    public Mono<Instant> oldestDue() {
        return Mono.from(find(new Document(NEXT_DUE, new Document("$gt", Instant.EPOCH)))
                        .projection(new Document(NEXT_DUE, 1))
                        .sort(new Document(NEXT_DUE, 1))
                        .first())
                .map(found ->
                        found.get("state", Document.class).getDate("nextDueAt").toInstant());
    }

    @Override
    public Mono<List<Stored<CustomerCalendar>>> behind(long epoch, int limit) {
        return read(find(new Document(EPOCH, new Document("$lt", epoch))).limit(limit));
    }

    private FindPublisher<Document> find(Document filter) {
        return calendars.collection().find(filter);
    }

    private Mono<List<Stored<CustomerCalendar>>> read(FindPublisher<Document> found) {
        return Flux.from(found).map(calendars::read).collectList();
    }
}
