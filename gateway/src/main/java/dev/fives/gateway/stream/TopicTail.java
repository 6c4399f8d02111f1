package dev.fives.gateway.stream;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The end of all topics, read once for all streams, from the first stream on. It knows how far it is, also where the
 * brokers go away, so that no stream misses anything.
 *
 * <p>It ends before the web server waits for running requests, and ends all streams: their clients come back elsewhere.
 */
final class TopicTail implements SmartLifecycle {
    /**
     * Where a stream begins.
     *
     * @param next the first offsets that it hears by itself
     * @param past what lies between its cursor and those; null where that has to be read from the topics
     */
    record Joined(Map<TopicPartition, Long> next, @Nullable List<ConsumerRecord<byte[], byte[]>> past) {}

    private final TailReader reader;
    private final StreamProperties limits;
    private final Recent recent;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Set<Listening> listeners = new HashSet<>();
    private final Sinks.Empty<Void> ready = Sinks.empty();

    private @Nullable Thread thread;
    private @Nullable Disposable heart;

    TopicTail(Supplier<Consumer<byte[], byte[]>> consumers, Set<String> topics, StreamProperties limits) {
        this.reader = new TailReader(consumers, topics, limits, new Kept());
        this.limits = limits;
        this.recent = new Recent(limits.recent().toBytes());
    }

    /** Hears everything from the returned offsets on; 503 where the brokers do not answer. */
    Mono<Joined> join(Listening listening, @Nullable StreamCursor from) {
        return Mono.defer(() -> {
            begin();
            return ready.asMono()
                    .timeout(limits.startTimeout())
                    .onErrorMap(TimeoutException.class, _ -> away())
                    .then(Mono.fromSupplier(() -> enter(listening, from)));
        });
    }

    /** Also of a stream that has not entered yet: its caller may be gone by then, and nobody would let it out again. */
    synchronized void leave(Listening listening) {
        listeners.remove(listening);
        listening.end();
    }

    private synchronized Joined enter(Listening listening, @Nullable StreamCursor from) {
        if (reader.isStopped() || listening.isOver()) {
            throw away();
        }
        listeners.add(listening);
        Map<TopicPartition, Long> start = listening.wish().places(next.keySet()).stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::next));
        return new Joined(start, from == null ? List.of() : past(begins(start, from), listening.wish()));
    }

    /** A cursor ahead of this tail is another gateway's, or of topics that were made anew: the brokers have to tell. */
    private @Nullable List<ConsumerRecord<byte[], byte[]>> past(Map<TopicPartition, Long> from, Wish wish) {
        boolean ahead = from.entrySet().stream().anyMatch(place -> place.getValue() > next(place.getKey()));
        return ahead ? null : recent.after(from, wish);
    }

    /** A partition that the cursor does not know is younger than it. */
    static Map<TopicPartition, Long> begins(Map<TopicPartition, Long> start, StreamCursor from) {
        return start.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, place -> from.next().getOrDefault(place.getKey(), 0L)));
    }

    private long next(TopicPartition place) {
        return next.getOrDefault(place, 0L);
    }

    private synchronized void begin() {
        if (thread == null && !reader.isStopped()) {
            // by itself: a broker that hangs must not silence the streams
            heart = Flux.interval(limits.heartbeat()).subscribe(_ -> beat());
            thread = Thread.ofPlatform().name("stream-tail").daemon().start(reader::run);
        }
    }

    /** What the reader has come to. */
    private final class Kept implements TailReader.Keeper {
        @Override
        public boolean isNew() {
            synchronized (TopicTail.this) {
                return next.isEmpty();
            }
        }

        @Override
        public Map<TopicPartition, Long> place(Set<TopicPartition> found, Map<TopicPartition, Long> ends) {
            synchronized (TopicTail.this) {
                found.forEach(place -> {
                    if (next.putIfAbsent(place, ends.getOrDefault(place, 0L)) == null) {
                        recent.begin(place, next(place));
                    }
                });
                var _ = ready.tryEmitEmpty();
                return found.stream().collect(Collectors.toMap(Function.identity(), TopicTail.this::next));
            }
        }

        @Override
        public void take(ConsumerRecords<byte[], byte[]> records) {
            synchronized (TopicTail.this) {
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    recent.add(record);
                    next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                    listeners.forEach(listening -> listening.offer(record));
                }
            }
        }
    }

    private synchronized void beat() {
        Map<TopicPartition, Long> reached = Map.copyOf(next);
        listeners.forEach(listening -> listening.beat(reached));
    }

    private ProblemException away() {
        return new ProblemException(Problems.UNAVAILABLE, "stream: the events cannot be read (expected: a retry later)")
                .withRetryAfter(limits.retry());
    }

    @Override
    public void start() {
        // with the first stream
    }

    @Override
    public void stop() {
        reader.stop();
        end();
    }

    private synchronized void end() {
        listeners.forEach(Listening::end);
        listeners.clear();
        if (heart != null) {
            heart.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return !reader.isStopped();
    }
}
