package dev.fives.local.demo;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A few threads: a shop has a few tills, and a stack on two cores has other things to do as well. */
final class SideBySide implements AutoCloseable {

    private static final int THREADS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("demo-", 0).daemon().factory());

    /** Returns when all are done, and fails with the first failure. */
    <T> void each(Collection<T> items, Consumer<T> action) {
        try {
            CompletableFuture.allOf(items.stream()
                            .map(item -> CompletableFuture.runAsync(() -> action.accept(item), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
