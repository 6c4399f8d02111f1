package dev.fives.gateway.stream;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What lies between a caller's cursor and the present, read from the topics as the caller takes it. */
final class PastRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    /** It has nothing to tell anybody at its end. */
    private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Semaphore free;
    private final Duration patience;
    /** A consumer blocks its thread. */
    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    PastRecords(Supplier<Consumer<byte[], byte[]>> consumers, int replays, Duration patience) {
        this.consumers = consumers;
        this.free = new Semaphore(replays);
        this.patience = patience;
    }

    /** What the wish wants of {@code [from, to)}; a gap first where some of it is gone. */
    Flux<Signal> read(Wish wish, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        return Flux.<Signal, Replay>generate(() -> new Replay(wish, from, to), Replay::next, Replay::close)
                .subscribeOn(threads)
                .cancelOn(threads);
    }

    @Override
    public void close() {
        threads.dispose();
    }

    private ProblemException busy() {
        return new ProblemException(
                        Problems.UNAVAILABLE, "stream: the topics were not read in time (expected: a retry later)")
                .withRetryAfter(patience);
    }

    private final class Replay {
        private final Wish wish;
        private final Map<TopicPartition, Long> to;
        private final Consumer<byte[], byte[]> consumer;
        private final Queue<Signal> found = new ArrayDeque<>();
        private final Set<TopicPartition> open = new HashSet<>();
        /** Since it was last told how far it is. */
        private boolean moved;

        Replay(Wish wish, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) throws InterruptedException {
            this.wish = wish;
            this.to = to;
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            consumer = opened();
            try {
                begin(from);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        private Consumer<byte[], byte[]> opened() {
            try {
                return consumers.get();
            } catch (RuntimeException e) {
                free.release();
                throw e;
            }
        }

        /**
         * A cursor that is ahead of the topic is of one that was made anew: what it has seen is no more. One that is
         * ahead of {@code to} alone comes from a gateway that is further; nothing is lost.
         */
        private void begin(Map<TopicPartition, Long> from) {
            consumer.assign(from.keySet());
            Map<TopicPartition, Long> firsts = consumer.beginningOffsets(from.keySet(), patience);
            Map<TopicPartition, Long> lasts = consumer.endOffsets(from.keySet(), patience);
            Map<TopicPartition, Long> lost = new HashMap<>();
            from.forEach((place, wished) -> {
                long first = firsts.getOrDefault(place, 0L);
                long end = to.getOrDefault(place, 0L);
                if (wished < first || wished > lasts.getOrDefault(place, 0L)) {
                    lost.put(place, Math.min(first, end));
                }
                begin(place, wished > end ? end : Math.max(wished, first), end);
            });
            if (!lost.isEmpty()) {
                found.add(new Signal.Gap(lost));
            }
        }

        private void begin(TopicPartition place, long start, long end) {
            consumer.seek(place, start);
            if (start < end) {
                open.add(place);
            } else {
                consumer.pause(Set.of(place));
            }
        }

        Replay next(SynchronousSink<Signal> sink) {
            long end = System.nanoTime() + patience.toNanos();
            while (found.isEmpty() && !open.isEmpty()) {
                if (System.nanoTime() - end > 0) {
                    tellHowFar(sink);
                    return this;
                }
                poll();
            }
            Signal signal = found.poll();
            if (signal == null) {
                sink.complete();
            } else {
                sink.next(signal);
            }
            return this;
        }

        /** Who wants little of much comes back with this, or would read the same again and again. */
        private void tellHowFar(SynchronousSink<Signal> sink) {
            if (!moved) {
                sink.error(busy());
                return;
            }
            moved = false;
            Map<TopicPartition, Long> reached = new HashMap<>();
            for (TopicPartition place : consumer.assignment()) {
                reached.put(place, Math.min(consumer.position(place, patience), to.getOrDefault(place, 0L)));
            }
            sink.next(new Signal.Beat(reached));
        }

        private void poll() {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                moved = true;
                TopicPartition place = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < to.getOrDefault(place, 0L) && wish.wants(record)) {
                    found.add(new Signal.Event(record));
                }
            }
            Set<TopicPartition> read = new HashSet<>(open);
            read.removeIf(place -> consumer.position(place, patience) < to.getOrDefault(place, 0L));
            consumer.pause(read);
            open.removeAll(read);
        }

        void close() {
            try {
                consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
            } finally {
                free.release();
            }
        }
    }
}
