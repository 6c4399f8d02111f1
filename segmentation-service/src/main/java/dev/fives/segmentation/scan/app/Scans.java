package dev.fives.segmentation.scan.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.request.Turns;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads over many customers for one caller each: few at once, each in its time, and reckoned on threads that nobody else
 * needs, so that requests and listeners do not wait for them.
 */
public final class Scans {

    private final Turns turns;
    private final Duration timeMax;
    private final Scheduler threads;

    public Scans(Turns turns, Duration timeMax, Scheduler threads) {
        this.turns = turns;
        this.timeMax = timeMax;
        this.threads = threads;
    }

    /** Error TOO_MANY_REQUESTS while as many run as may, VALIDATION where it takes too long. */
    public <T> Mono<T> inTurn(Mono<T> scan) {
        return turns.of(scan.timeout(timeMax, Mono.error(this::tooSlow)));
    }

    /** Where what was read is reckoned with. */
    public Scheduler threads() {
        return threads;
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
