package dev.fives.kit.events.journal;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.OutboxRelay;
import dev.fives.kit.events.outbox.Outboxes;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.events.store.IndexCheck;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.time.RealClock;

/** Journals in this service's database. */
final class MongoJournals implements Journals {
    private final MongoDatabase database;
    private final IndexCheck indexes;
    private final Outboxes outboxes;
    private final OutboxRelay relay;
    private final PendingEvents events;
    private final StoreFaults faults;
    private final RealClock clock;
    private final JournalSettings settings;

    MongoJournals(
            MongoDatabase database,
            IndexCheck indexes,
            Outboxes outboxes,
            OutboxRelay relay,
            PendingEvents events,
            StoreFaults faults,
            RealClock clock,
            JournalSettings settings) {
        this.database = database;
        this.indexes = indexes;
        this.outboxes = outboxes;
        this.relay = relay;
        this.events = events;
        this.faults = faults;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public <B> Journal<B> of(JournalSpec<B> spec) {
        LastEntries<B> lasts = new LastEntries<>(settings.accountsRemembered());
        JournalStore<B> store = new JournalStore<>(database, spec, settings.batchSize(), faults);
        JournalReader<B> reader = new JournalReader<>(store, lasts);
        JournalOutbox<B> outbox = new JournalOutbox<>(spec, store, reader, lasts, events);
        JournalWriter<B> writer = new JournalWriter<>(
                store, reader, lasts, outbox, new WrittenEntries<>(spec, outbox, relay), settings, clock);
        outboxes.register(outbox);
        indexes.register(spec.indexes());
        return new JournalRuntime<>(store, reader, writer, outbox);
    }
}
