package dev.fives.kit.events.outbox;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexCheck;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;

/** Stores on the collections of this service's database. */
final class MongoAggregateStores implements AggregateStores {
    private final MongoDatabase database;
    private final IndexCheck indexes;
    private final Outboxes outboxes;
    private final OutboxRelay relay;
    private final PendingEvents events;
    private final StoreFaults faults;
    private final RealClock clock;
    private final Ids ids;
    private final OutboxProperties limits;
    private final MeterRegistry meters;

    MongoAggregateStores(
            MongoDatabase database,
            IndexCheck indexes,
            Outboxes outboxes,
            OutboxRelay relay,
            PendingEvents events,
            StoreFaults faults,
            RealClock clock,
            Ids ids,
            OutboxProperties limits,
            MeterRegistry meters) {
        this.database = database;
        this.indexes = indexes;
        this.outboxes = outboxes;
        this.relay = relay;
        this.events = events;
        this.faults = faults;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public <S> AggregateStore<S> of(AggregateSpec<S> spec) {
        var collection = database.getCollection(spec.collection());
        var outbox = new DocumentOutbox(spec.type(), collection, faults);
        outboxes.register(outbox);
        indexes.register(IndexSpec.on(spec.collection()).plain(AggregateDocuments.OUT_AT));
        var commands = new CommandMemory(clock, limits);
        return new MongoAggregateStore<>(
                spec, collection, outbox, relay, events, commands, faults, ids, limits, meters);
    }
}
