package dev.fives.acceptance.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Callers who go on giving commands until they are told to stop. Together they begin so many rounds a second and no more:
 * a machine that is never idle tells nothing about how fast a part comes back.
 */
final class Load implements AutoCloseable {

    private static final int CALLERS = 8;
    /** Of three to four commands each: about 30 requests a second. */
    private static final int ROUNDS_A_SECOND = 8;

    private static final long BETWEEN_ROUNDS_NANOS = Duration.ofSeconds(1).toNanos() / ROUNDS_A_SECOND;

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final List<CompletableFuture<Void>> callers;
    private volatile boolean on = true;

    private Load(Workload workload) {
        this.callers = IntStream.range(0, CALLERS)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> run(workload), threads))
                .toList();
    }

    /** Returns while the callers are at work. */
    static Load start(Workload workload) {
        return new Load(workload);
    }

    private void run(Workload workload) {
        while (on) {
            awaitTurn();
            workload.nextRound();
        }
    }

    /** Turns that passed while all callers were waiting for answers are not made up for. */
    private void awaitTurn() {
        long now = System.nanoTime();
        long turn = next.updateAndGet(last -> Math.max(last + BETWEEN_ROUNDS_NANOS, now));
        while (System.nanoTime() - turn < 0) {
            LockSupport.parkNanos(turn - System.nanoTime());
        }
    }

    /** Returns when every command that was begun is acknowledged; fails as a caller has. */
    void stop() {
        on = false;
        callers.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        on = false;
        threads.shutdown();
    }
}
