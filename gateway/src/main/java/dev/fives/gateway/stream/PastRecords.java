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
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What lies between a caller's cursor and the present, read from the topics as the caller takes it. Turns are few, and a
 * caller may take its time; so a reading ends after a while by an error, and what is left is read from the cursor of the
 * last message on.
 */
final class PastRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    /** It has nothing to tell anybody at its end. */
    private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Turns turns;
    private final Duration patience;
    private final Duration longest;
    /** A consumer blocks its thread. */
    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    PastRecords(Supplier<Consumer<byte[], byte[]>> consumers, int replays, Duration patience, Duration longest) {
        this.consumers = consumers;
        this.turns = new Turns(replays);
        this.patience = patience;
        this.longest = longest;
    }

    /** What the wish wants of {@code [from, to)}; a gap first where some of it is gone. */
    Flux<Signal> read(String caller, Wish wish, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        return Flux.defer(() ->
                inTime(Flux.<Signal, Replay>generate(() -> replay(caller, wish, from, to), Replay::next, Replay::close)
                        .subscribeOn(threads)
                        .cancelOn(threads)));
    }

    /** Ends it by completion, since an error of the other publisher would not cancel the reading. */
    private Flux<Signal> inTime(Flux<Signal> reading) {
        AtomicBoolean over = new AtomicBoolean();
        return reading.takeUntilOther(Mono.delay(longest).doOnNext(_ -> over.set(true)))
                .concatWith(Flux.defer(() -> over.get() ? Flux.error(new TimeoutException()) : Flux.empty()));
    }

    @Override
    public void close() {
        threads.dispose();
    }

    private Replay replay(String caller, Wish wish, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to)
            throws InterruptedException {
        if (!turns.take(caller, patience)) {
            throw busy();
        }
        try {
            return new Replay(caller, wish, to).from(from);
        } catch (RuntimeException e) {
            turns.free(caller);
            throw e;
        }
    }

    private ProblemException busy() {
        return new ProblemException(
                        Problems.UNAVAILABLE, "stream: the topics were not read in time (expected: a retry later)")
                .withRetryAfter(patience);
    }

    private final class Replay {
        private final String caller;
        private final Wish wish;
        private final Map<TopicPartition, Long> to;
        private final Consumer<byte[], byte[]> consumer;
        private final Queue<Signal> found = new ArrayDeque<>();
        private final Set<TopicPartition> open = new HashSet<>();
        /** Since it was last told how far it is. */
        private boolean moved;

        Replay(String caller, Wish wish, Map<TopicPartition, Long> to) {
            this.caller = caller;
            this.wish = wish;
            this.to = to;
            this.consumer = consumers.get();
        }

        Replay from(Map<TopicPartition, Long> from) {
            try {
                begin(from);
                return this;
            } catch (RuntimeException e) {
                consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
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
                turns.free(caller);
            }
        }
    }
}
