package dev.fives.kit.request;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;

/**
 * Lets so many in and sends the others away: who queued would wait behind long work for an answer that comes too late.
 */
public final class Turns {
    private final String what;
    private final int most;
    private final Semaphore free;
    private final Duration retryAfter;

    /** @param what is let in, for who is sent away */
    public Turns(String what, int most, Duration retryAfter) {
        this.what = what;
        this.most = most;
        this.free = new Semaphore(most);
        this.retryAfter = retryAfter;
    }

    /** Error TOO_MANY_REQUESTS where all turns are taken; not 503, which would tell a gateway that we are not well. */
    public <T> Mono<T> of(Mono<T> work) {
        return Mono.defer(() -> free.tryAcquire() ? giveBack(work) : Mono.error(taken()));
    }

    /** Before the answer: who has it may ask again. */
    private <T> Mono<T> giveBack(Mono<T> work) {
        return Mono.using(() -> free, _ -> work, Semaphore::release);
    }

    private ProblemException taken() {
        return new ProblemException(Problems.TOO_MANY_REQUESTS, what + ": " + most + " running (expected: fewer)")
                .withRetryAfter(retryAfter);
    }
}
