package dev.fives.loyalty.care.mongo;

import dev.fives.kit.events.outbox.AggregateQueries;
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
import reactor.core.publisher.Mono;

/** Calendars in the collection {@code care_calendar}. */
public final class MongoCustomerCalendars implements CustomerCalendars {
    private static final String COLLECTION = "care_calendar";
    private static final String EPOCH = "state.epoch";

    private final AggregateStore<CustomerCalendar> calendars;
    private final AggregateQueries<CustomerCalendar> queries;

    public MongoCustomerCalendars(AggregateStore<CustomerCalendar> calendars) {
        this.calendars = calendars;
        queries = new AggregateQueries<>(calendars);
    }

    /** Without events; whoever loses a race finds it again. */
    public static AggregateStore<CustomerCalendar> aggregates(AggregateStores stores) {
        StateCodec<CustomerCalendar> codec = StateCodec.record(CustomerCalendar.class);
        return stores.of(new AggregateSpec<>("care-calendar", COLLECTION, codec).sharingUpdates());
    }

    /** For what is due, and for what was worked out by an older book. */
    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(AggregateQueries.NEXT_DUE).plain(EPOCH);
    }

    @Override
    public Mono<CustomerCalendar> find(String customerId) {
        return calendars.find(customerId).map(Stored::state);
    }

    @Override
    public Mono<List<Stored<CustomerCalendar>>> due(Instant now, int limit) {
        return queries.due(now, limit).collectList();
    }

    @Override
    public Mono<Instant> oldestDue() {
        return queries.oldestDue();
    }

    @Override
    public Mono<List<Stored<CustomerCalendar>>> behind(long epoch, int limit) {
        return queries.first(new Document(EPOCH, new Document("$lt", epoch)), new Document(EPOCH, 1), limit)
                .collectList();
    }
}
