package dev.fives.customer.imports.app;

import dev.fives.kit.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Repeats a step that the store cannot do now. Every step of an import may be repeated; to give up is dear, since the
 * whole share is then done again.
 */
@Component
class Patience {

    private static final int UNAVAILABLE_FROM = 500;

    private final ImportLimits limits;

    Patience(ImportLimits limits) {
        this.limits = limits;
    }

    /** The last fault where none of the attempts went through; a refusal is not repeated. */
    <T> Mono<T> with(Mono<T> step) {
        return step.retryWhen(Retry.backoff(limits.stepRetries(), limits.stepPause())
                .maxBackoff(limits.stepPauseMax())
                .filter(Patience::mayPass)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    private static boolean mayPass(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().status() >= UNAVAILABLE_FROM;
    }
}
