package dev.fives.kit.events.journal;

import dev.fives.kit.events.journal.JournalEntry.Origin;
import dev.fives.kit.events.outbox.Backlog;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Outbox;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.events.outbox.Waiting;
import dev.fives.kit.request.RequestContext;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The entries that are not marked published. Whoever sends entry n has read every entry from the first that was not
 * marked when n was written; each of them is either marked, so the broker has it, or is sent first.
 */
final class JournalOutbox<B> implements Outbox {
    private final JournalSpec<B> spec;
    private final JournalStore<B> store;
    private final JournalReader<B> reader;
    private final LastEntries<B> lasts;
    private final PendingEvents events;

    JournalOutbox(
            JournalSpec<B> spec,
            JournalStore<B> store,
            JournalReader<B> reader,
            LastEntries<B> lasts,
            PendingEvents events) {
        this.spec = spec;
        this.store = store;
        this.reader = reader;
        this.lasts = lasts;
        this.events = events;
    }

    @Override
    public String name() {
        return spec.type();
    }

    /** What this instance knows as the last entry is enough: whoever writes a later one sends it. */
    @Override
    public Mono<Backlog> read(String accountId) {
        return reader.last(accountId)
                .filter(last -> last.firstUnpublished() <= last.sequence())
                .flatMap(last -> store.window(accountId, last.firstUnpublished(), last.sequence())
                        .map(found -> backlog(accountId, last, found)));
    }

    /** An entry that is not there may have been announced to nobody: nothing may follow it. */
    private Backlog backlog(String accountId, Last<B> last, List<Document> found) {
        if (found.size() != last.sequence() - last.firstUnpublished() + 1) {
            throw new IllegalStateException("journal: " + found.size() + " entries up to "
                    + JournalAccount.entryId(accountId, last.sequence()) + " (expected: all from "
                    + last.firstUnpublished() + ")");
        }
        List<JournalEntry<B>> entries =
                found.stream().map(store.documents()::read).toList();
        return new Backlog(
                entries.getLast().account().customerId(),
                entries.stream()
                        .filter(entry -> !entry.published())
                        .map(this::pendingEvent)
                        .toList());
    }

    @Override
    public Mono<Void> acknowledged(String accountId, PendingEvent event) {
        return store.markPublished(JournalAccount.entryId(accountId, event.sequence()))
                .doOnSuccess(marked -> lasts.published(accountId, event.sequence()));
    }

    /** An account is named when all its entries of the page are remembered: the relay reads up to the last of them. */
    @Override
    public Flux<String> pendingSince(Instant before, int limit) {
        return store.unpublished(before, limit)
                .doOnNext(entry -> lasts.remember(entry.account().id(), Last.of(entry)))
                .map(entry -> entry.account().id())
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .flatMapIterable(accounts -> accounts);
    }

    @Override
    public Mono<Long> pending(int limit) {
        return store.countUnpublished(limit);
    }

    @Override
    public Mono<Long> lastSequence(String accountId) {
        return reader.standing(accountId).map(Standing::sequence).filter(sequence -> sequence > 0);
    }

    /** An entry holds its whole event. */
    @Override
    public Mono<Backlog> rebuilt(String accountId, long first, long last) {
        return store.window(accountId, first, last)
                .map(found -> found.stream().map(store.documents()::read).toList())
                .filter(entries -> !entries.isEmpty())
                .map(entries -> new Backlog(
                        entries.getFirst().account().customerId(),
                        entries.stream().map(this::pendingEvent).toList()));
    }

    /** Of several entries of one account the oldest counts; so accounts may be fewer than asked for. */
    @Override
    public Flux<Waiting> waiting(int limit) {
        return store.oldestUnpublished(limit)
                .map(entry -> new Waiting(entry.account().id(), entry.writtenAt()))
                .distinct(Waiting::aggregateId);
    }

    /** Always the same for the same entry, so that a repeat is the same record. */
    PendingEvent pendingEvent(JournalEntry<B> entry) {
        NewEvent event = spec.event().apply(entry);
        Origin origin = entry.origin();
        RequestContext context = new RequestContext(
                RequestContext.INTERNAL,
                Set.of(),
                origin.correlationId(),
                origin.traceparent(),
                null,
                origin.causationId());
        PendingEvent pending = events.of(
                context,
                spec.type(),
                entry.account().id(),
                entry.sequence(),
                new NewEvent(event.type(), event.data(), entry.at()));
        return new PendingEvent(
                pending.id(),
                pending.sequence(),
                pending.type(),
                pending.topic(),
                pending.source(),
                pending.subject(),
                pending.time(),
                pending.data(),
                pending.correlationId(),
                pending.causationId(),
                pending.traceparent(),
                entry.writtenAt());
    }
}
