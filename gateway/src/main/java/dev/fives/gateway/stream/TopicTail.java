package dev.fives.gateway.stream;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reads the end of all topics, once for all streams, from the first stream on. Where the brokers go away it comes back
 * to where it was, so that no stream misses anything.
 *
 * <p>It ends before the web server waits for running requests, and ends all streams: their clients come back elsewhere.
 */
final class TopicTail implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE_MIN = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(8);
    /** Topics that are not there yet are looked for this often. */
    private static final Duration RESCAN = Duration.ofSeconds(30);

    /**
     * Where a stream begins.
     *
     * @param next the first offsets that it hears by itself
     * @param past what lies between its cursor and those; null where that has to be read from the topics
     */
    record Joined(Map<TopicPartition, Long> next, @Nullable List<ConsumerRecord<byte[], byte[]>> past) {}

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Set<String> topics;
    private final StreamProperties limits;
    private final Recent recent;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Set<Listening> listeners = new HashSet<>();
    private final Sinks.Empty<Void> ready = Sinks.empty();
    private volatile boolean known;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private @Nullable Thread thread;
    private @Nullable Disposable heart;
    private Duration pause = PAUSE_MIN;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    TopicTail(Supplier<Consumer<byte[], byte[]>> consumers, Set<String> topics, StreamProperties limits) {
        this.consumers = consumers;
        this.topics = Set.copyOf(topics);
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
        if (isStopped() || listening.isOver()) {
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
        if (thread == null && !isStopped()) {
            // by itself: a broker that hangs must not silence the streams
            heart = Flux.interval(limits.heartbeat()).subscribe(_ -> beat());
            thread = Thread.ofPlatform().name("stream-tail").daemon().start(this::run);
        }
    }

    private void run() {
        while (!isStopped()) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("the tail ends");
            } catch (RuntimeException e) {
                LOG.warn(
                        "the topics cannot be read, again in {}: {}",
                        pause,
                        e.getClass().getName());
                waitABit();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        long scanned = System.nanoTime();
        assign(consumer);
        pause = PAUSE_MIN;
        while (!isStopped()) {
            take(consumer.poll(POLL));
            long now = System.nanoTime();
            if (now - scanned >= RESCAN.toNanos()) {
                scanned = now;
                assign(consumer);
            }
        }
    }

    /** At the start from the end; what appears later, from its beginning; what is known, from where it was. */
    private void assign(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> found = consumer.listTopics(BROKER_PATIENCE).entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
        if (found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("none of the topics is there yet");
        }
        if (found.equals(consumer.assignment())) {
            return;
        }
        consumer.assign(found);
        Map<TopicPartition, Long> ends = known ? Map.of() : consumer.endOffsets(found, BROKER_PATIENCE);
        synchronized (this) {
            found.forEach(place -> {
                if (next.putIfAbsent(place, ends.getOrDefault(place, 0L)) == null) {
                    recent.begin(place, next(place));
                }
                consumer.seek(place, next(place));
            });
        }
        known = true;
        var _ = ready.tryEmitEmpty();
    }

    private synchronized void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            recent.add(record);
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            listeners.forEach(listening -> listening.offer(record));
        }
    }

    private synchronized void beat() {
        Map<TopicPartition, Long> reached = Map.copyOf(next);
        listeners.forEach(listening -> listening.beat(reached));
    }

    private void waitABit() {
        try {
            var _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private static ProblemException away() {
        return new ProblemException(Problems.UNAVAILABLE, "stream: the events cannot be read (expected: a retry later)")
                .withRetryAfter(Duration.ofSeconds(2));
    }

    @Override
    public void start() {
        // with the first stream
    }

    @Override
    public void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> running = current;
        if (running != null) {
            running.wakeup();
        }
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
        return !isStopped();
    }
}
