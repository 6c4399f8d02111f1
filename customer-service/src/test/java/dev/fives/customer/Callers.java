package dev.fives.customer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many callers at the same time. */
final class Callers {
    private Callers() {}

    static <T> List<T> together(int threads, IntFunction<T> work) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> tasks = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .toList();
            return pool.invokeAll(tasks).stream().map(Callers::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> done) {
        if (done.state() == Future.State.FAILED) {
            throw new AssertionError("a caller failed", done.exceptionNow());
        }
        return done.resultNow();
    }
}
