package dev.fives.acceptance.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several callers at once. */
final class Callers {
    private static final int AT_ONCE = 6;

    private Callers() {}

    /** In any order, a few at a time; fails as the first of them does. */
    static void run(List<Runnable> calls) {
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            calls.forEach(call -> all.add(callers.submit(call)));
            all.forEach(Callers::get);
        }
    }

    /** All at once, as nearly as threads go. */
    static <T> List<T> together(int callers, Callable<T> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, callers).mapToObj(_ -> threads.submit(call)).toList().stream()
                    .map(Callers::get)
                    .toList();
        }
    }

    private static <T> T get(Future<T> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
