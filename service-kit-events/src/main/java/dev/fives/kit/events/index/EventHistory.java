package dev.fives.kit.events.index;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.index.TopicRecords.Found;
import dev.fives.kit.events.listener.EventRecordReader;
import dev.fives.kit.events.outbox.Backlog;
import dev.fives.kit.events.outbox.Outbox;
import dev.fives.kit.events.outbox.Outboxes;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What happened to one aggregate after a sequence: from the topic by the index, else from the owner's facts, else the
 * statement that it is gone. An answer ends before the first sequence of which nothing is certain yet.
 */
final class EventHistory {
    private final Outboxes outboxes;
    private final EventIndex index;
    private final TopicRecords records;
    private final RecordReaders readers;
    private final Map<Topic, EventRecordReader> checks = new ConcurrentHashMap<>();

    EventHistory(Outboxes outboxes, EventIndex index, TopicRecords records, RecordReaders readers) {
        this.outboxes = outboxes;
        this.index = index;
        this.records = records;
        this.readers = readers;
    }

    /** Whose events, after which sequence and at most how many. */
    record Query(String aggregateType, String aggregateId, long after, int limit) {
        String aggregate() {
            return aggregateType + '/' + aggregateId;
        }
    }

    Mono<HistoryPage> read(Query query) {
        Outbox owner = outboxes.named(query.aggregateType()).orElseThrow(() -> unknown(query));
        return owner.lastSequence(query.aggregateId())
                .switchIfEmpty(Mono.error(() -> unknown(query)))
                .flatMap(last -> items(owner, query, last)
                        .map(items -> HistoryPage.of(query.aggregate(), query.after(), items, last)));
    }

    private static ProblemException unknown(Query query) {
        return new ProblemException(
                Problems.NOT_FOUND, "aggregate: " + query.aggregate() + " (expected: one that had an event)");
    }

    private Mono<List<HistoryItem>> items(Outbox owner, Query query, long last) {
        long first = query.after() + 1;
        long end = Math.min(last, query.after() + query.limit());
        if (first > end) {
            return Mono.just(List.of());
        }
        return index.places(query.aggregateType(), query.aggregateId(), first, end)
                .flatMap(places -> certainUpTo(query, places, first, end)
                        .flatMap(certain -> certain < first
                                ? Mono.just(List.of())
                                : items(owner, query, new Window(first, certain, places))));
    }

    /** The sequences that an answer speaks of, and where those lie that are known. */
    private record Window(long first, long last, Map<Long, EventPlace> places) {
        Optional<EventPlace> any() {
            return places.values().stream().findFirst();
        }
    }

    /**
     * Entries are made in the order of sequences, so what is missing before a known place has no place, once the
     * listener has committed that place. Until then, and after the last known place, nothing is certain.
     */
    private Mono<Long> certainUpTo(Query query, Map<Long, EventPlace> places, long first, long end) {
        long hole = LongStream.rangeClosed(first, end)
                .filter(sequence -> !places.containsKey(sequence))
                .findFirst()
                .orElse(end + 1);
        if (hole > end) {
            return Mono.just(end);
        }
        Mono<EventPlace> later = places.values().stream()
                .filter(place -> place.sequence() > hole)
                .max(Comparator.comparingLong(EventPlace::sequence))
                .map(Mono::just)
                .orElseGet(() -> index.after(query.aggregateType(), query.aggregateId(), hole));
        return later.flatMap(place -> isCommitted(place).map(committed -> committed ? place.sequence() : hole - 1))
                .defaultIfEmpty(hole - 1)
                .map(certain -> Math.min(certain, end));
    }

    private Mono<Boolean> isCommitted(EventPlace place) {
        return records.committed(new TopicPartition(place.topic(), place.partition()))
                .map(committed -> committed > place.offset());
    }

    private Mono<List<HistoryItem>> items(Outbox owner, Query query, Window window) {
        return fromTopic(window)
                .flatMap(held -> window.last() - window.first() + 1 == held.size()
                        ? Mono.just(complete(query, window, held, Map.of()))
                        : fromFacts(owner, query, window).map(facts -> complete(query, window, held, facts)));
    }

    /** One partition: an aggregate has one key and one topic. */
    private Mono<Map<Long, HistoryItem>> fromTopic(Window window) {
        return window.any()
                .map(place -> records.at(
                                new TopicPartition(place.topic(), place.partition()),
                                window.places().values().stream()
                                        .map(EventPlace::offset)
                                        .toList())
                        .map(found -> held(window, found)))
                .orElseGet(() -> Mono.just(Map.of()));
    }

    /** Half an answer is none: what was not read in time would look as if it were gone. */
    private Map<Long, HistoryItem> held(Window window, Found found) {
        if (!found.unread().isEmpty()) {
            throw readers.busy();
        }
        Map<Long, HistoryItem> items = new HashMap<>();
        window.places()
                .forEach((sequence, place) ->
                        item(place, found.held().get(place.offset())).ifPresent(item -> items.put(sequence, item)));
        return items;
    }

    /** A topic that was made anew holds something else at the place. */
    private Optional<HistoryItem> item(EventPlace place, @Nullable ConsumerRecord<byte[], byte[]> record) {
        if (record == null) {
            return Optional.empty();
        }
        return check(place.aggregateType())
                .read(record)
                .filter(event -> event.id()
                        .equals(CloudEventHeaders.id(place.aggregateType(), place.aggregateId(), place.sequence())))
                .map(event -> HistoryItem.of(event, header(record, CloudEventHeaders.CAUSATION_ID)));
    }

    private EventRecordReader check(String aggregateType) {
        return checks.computeIfAbsent(Topic.ofAggregate(aggregateType).orElseThrow(), EventRecordReader::new);
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Mono<Map<Long, HistoryItem>> fromFacts(Outbox owner, Query query, Window window) {
        return owner.rebuilt(query.aggregateId(), window.first(), window.last())
                .map(EventHistory::items)
                .defaultIfEmpty(Map.of());
    }

    private static Map<Long, HistoryItem> items(Backlog facts) {
        return facts.events().stream()
                .map(event -> HistoryItem.of(event, facts.key()))
                .collect(Collectors.toMap(HistoryItem::sequence, item -> item));
    }

    private static List<HistoryItem> complete(
            Query query, Window window, Map<Long, HistoryItem> held, Map<Long, HistoryItem> facts) {
        List<HistoryItem> items = new ArrayList<>();
        for (long sequence = window.first(); sequence <= window.last(); sequence++) {
            HistoryItem gone = HistoryItem.expired(query.aggregateType(), query.aggregateId(), sequence);
            items.add(held.getOrDefault(sequence, facts.getOrDefault(sequence, gone)));
        }
        return items;
    }
}
