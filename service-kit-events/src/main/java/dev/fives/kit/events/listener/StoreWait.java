package dev.fives.kit.events.listener;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Waits for the store on a thread of an operator's request; no answer in time is a 503. */
record StoreWait(Duration timeout) {
    void run(Mono<Void> work) {
        var _ = await(work.thenReturn(true));
    }

    <T> T await(Mono<T> work) {
        T result = work.timeout(timeout)
                .onErrorMap(
                        fault -> !(fault instanceof ProblemException),
                        fault -> new ProblemException(Problems.UNAVAILABLE, "store: no answer (expected: try again)"))
                .block();
        if (result == null) {
            throw new IllegalStateException("store: no answer (expected: one)");
        }
        return result;
    }
}
