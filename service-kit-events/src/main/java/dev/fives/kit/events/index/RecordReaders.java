package dev.fives.kit.events.index;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A few consumers without a membership, lent one at a time: callers wait for one no longer than the limit. */
final class RecordReaders implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> factory;
    private final Duration limit;
    private final Semaphore free;
    private final Deque<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedDeque<>();
    /** A consumer blocks its thread. */
    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    RecordReaders(Supplier<Consumer<byte[], byte[]>> factory, int readers, Duration limit) {
        this.factory = factory;
        this.limit = limit;
        this.free = new Semaphore(readers);
    }

    <T> Mono<T> use(Function<Consumer<byte[], byte[]>, T> work) {
        return Mono.fromCallable(() -> lend(work)).subscribeOn(threads);
    }

    private <T> T lend(Function<Consumer<byte[], byte[]>, T> work) throws InterruptedException {
        if (!free.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw busy();
        }
        try {
            Consumer<byte[], byte[]> known = idle.poll();
            Consumer<byte[], byte[]> consumer = known == null ? factory.get() : known;
            return used(consumer, work);
        } finally {
            free.release();
        }
    }

    /** One that failed is not lent again. */
    private <T> T used(Consumer<byte[], byte[]> consumer, Function<Consumer<byte[], byte[]>, T> work) {
        try {
            T result = work.apply(consumer);
            idle.push(consumer);
            return result;
        } catch (RuntimeException e) {
            close(consumer);
            throw e;
        }
    }

    ProblemException busy() {
        return new ProblemException(
                        Problems.UNAVAILABLE, "events: the topic was not read in time (expected: ask again)")
                .withRetryAfter(limit);
    }

    private static void close(Consumer<byte[], byte[]> consumer) {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSING));
    }

    @Override
    public void close() {
        idle.forEach(RecordReaders::close);
        threads.dispose();
    }
}
