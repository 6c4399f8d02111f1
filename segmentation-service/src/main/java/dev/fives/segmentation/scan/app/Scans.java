package dev.fives.segmentation.scan.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Reads over many customers for one caller each: few at once, each in its time, and reckoned on a thread that nobody else
 * needs, so that requests and listeners do not wait for them. A turn is a thread: who gave up has it until what still runs
 * there has ended, else the next one would wait behind it.
 */
public final class Scans {

    private final List<Scheduler> threads;
    private final Queue<Scheduler> free;
    private final Duration timeMax;
    private final Duration retryAfter;

    /** @param retryAfter what who is sent away is told to wait */
    public Scans(int atOnce, Duration timeMax, Duration retryAfter) {
        this.threads = Stream.generate(() -> Schedulers.newSingle("scanning", true))
                .limit(atOnce)
                .toList();
        this.free = new ConcurrentLinkedQueue<>(threads);
        this.timeMax = timeMax;
        this.retryAfter = retryAfter;
    }

    /**
     * Error TOO_MANY_REQUESTS while as many run as may, VALIDATION where it takes too long.
     *
     * @param scan with where what was read is reckoned with
     */
    public <T> Mono<T> inTurn(Function<Scheduler, Mono<T>> scan) {
        return Mono.defer(() -> {
            var thread = free.poll();
            return thread == null ? Mono.<T>error(this::taken) : on(thread, scan);
        });
    }

    /** Given back before the answer: who has it may ask again. */
    private <T> Mono<T> on(Scheduler thread, Function<Scheduler, Mono<T>> scan) {
        return Mono.usingWhen(Mono.just(thread), scan, this::giveBack).timeout(timeMax, Mono.error(this::tooSlow));
    }

    private Mono<Void> giveBack(Scheduler thread) {
        return Mono.<Void>fromRunnable(() -> free.add(thread)).subscribeOn(thread);
    }

    /** Ends the threads. */
    public void dispose() {
        threads.forEach(Scheduler::dispose);
    }

    private ProblemException taken() {
        return new ProblemException(
                        Problems.TOO_MANY_REQUESTS, "scans: " + threads.size() + " running (expected: fewer)")
                .withRetryAfter(retryAfter);
    }

    /** Not 503: the same would take as long again. */
    private ProblemException tooSlow() {
        return refused("scan: not done in " + timeMax.toSeconds() + " s (expected: fewer customers or a shorter time)");
    }

    /** What is asked for is too much. */
    public static ProblemException refused(String detail) {
        return new ProblemException(
                Problems.VALIDATION, "violations: 1 (expected: 0)", List.of(new Violation("", detail)));
    }
}
