package dev.fives.kit.events.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An outbox in memory that notes what was asked of it. */
final class MemoryOutbox implements Outbox {
    final Map<String, List<PendingEvent>> documents = new ConcurrentHashMap<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    /** A number is never given twice, also where nothing is pending. */
    private final Map<String, Integer> sequences = new ConcurrentHashMap<>();

    private volatile boolean failing;

    /** Adds events to the aggregate's document and returns what a write would have returned. */
    Backlog write(String id, int events) {
        return write(id, events, Instant.EPOCH);
    }

    synchronized Backlog write(String id, int events, Instant at) {
        var pending = documents.computeIfAbsent(id, none -> new CopyOnWriteArrayList<>());
        int last = sequences.merge(id, events, Integer::sum) - events;
        IntStream.rangeClosed(last + 1, last + events).forEach(i -> pending.add(event(id, i, at)));
        return new Backlog(id, pending);
    }

    void failReads(boolean fail) {
        failing = fail;
    }

    /** As another instance does after it has sent this event. */
    synchronized void remove(String id, long sequence) {
        documents.get(id).removeIf(event -> event.sequence() == sequence);
    }

    long reads(String id) {
        return calls.stream().filter(("read " + id)::equals).count();
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Mono<Backlog> read(String aggregateId) {
        return Mono.fromSupplier(() -> {
            calls.add("read " + aggregateId);
            if (failing) {
                throw new IllegalStateException("store is away");
            }
            return new Backlog(aggregateId, documents.get(aggregateId));
        });
    }

    @Override
    public Mono<Void> acknowledged(String aggregateId, PendingEvent event) {
        return Mono.fromRunnable(() -> {
            calls.add("pull " + event.id());
            remove(aggregateId, event.sequence());
        });
    }

    @Override
    public Flux<String> pendingSince(Instant before, int limit) {
        return Flux.defer(() -> Flux.fromIterable(new ArrayList<>(documents.entrySet()))
                .filter(document -> document.getValue().stream()
                        .anyMatch(event -> event.at().isBefore(before)))
                .map(Map.Entry::getKey)
                .take(limit));
    }

    @Override
    public Mono<Long> pending(int limit) {
        return pendingSince(Instant.MAX, limit).count();
    }

    @Override
    public Mono<Long> lastSequence(String aggregateId) {
        return Mono.justOrEmpty(sequences.get(aggregateId)).map(Integer::longValue);
    }

    @Override
    public Flux<Waiting> waiting(int limit) {
        return Flux.empty();
    }

    static PendingEvent event(String id, int sequence, Instant at) {
        return new PendingEvent(
                "segment:" + id + "-" + sequence,
                sequence,
                "crm.segment.published.v1",
                "crm.segment.v1",
                "/fives/segment/" + id,
                id,
                Instant.EPOCH,
                "{}",
                "corr",
                null,
                null,
                at);
    }
}
