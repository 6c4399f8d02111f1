package dev.fives.kit.events.journal;

import dev.fives.kit.events.outbox.Backlog;
import dev.fives.kit.events.outbox.OutboxRelay;
import dev.fives.kit.events.store.Errors;
import java.util.List;

/** What follows from an entry that this instance wrote, whether anybody still waits for it or not. */
final class WrittenEntries<B> {
    private final JournalSpec<B> spec;
    private final JournalOutbox<B> outbox;
    private final OutboxRelay relay;

    WrittenEntries(JournalSpec<B> spec, JournalOutbox<B> outbox, OutboxRelay relay) {
        this.spec = spec;
        this.outbox = outbox;
        this.relay = relay;
    }

    void follow(JournalEntry<B> entry) {
        Errors.tell(() -> send(entry));
        Errors.tell(() -> spec.written().accept(entry));
    }

    /** With all before it on the topic, the entry in hand is the whole backlog; else the relay has to read it. */
    private void send(JournalEntry<B> entry) {
        String accountId = entry.account().id();
        if (entry.from() == entry.sequence()) {
            relay.offer(
                    outbox, accountId, new Backlog(entry.account().customerId(), List.of(outbox.pendingEvent(entry))));
        } else {
            relay.offer(outbox, accountId);
        }
    }
}
