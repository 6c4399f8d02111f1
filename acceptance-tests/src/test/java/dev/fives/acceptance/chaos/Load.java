package dev.fives.acceptance.chaos;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Callers who go on giving commands until they are told to stop. */
final class Load implements AutoCloseable {

    private static final int CALLERS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
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
            workload.nextRound();
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
