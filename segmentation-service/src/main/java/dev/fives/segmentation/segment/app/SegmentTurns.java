package dev.fives.segmentation.segment.app;

import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * One decision about what is in force at a time, over all instances: each looks at the basis, and is part of it only two
 * writes later, so two side by side could close a cycle or leave a rule that asks for an ended segment.
 *
 * <p>A turn whose work failed is left open: another one may take it at once. Only a turn that cannot be given up, because
 * its holder died or does not know what becomes of its writes, ends with its lease. In both cases who takes it first
 * brings in what may have been decided in it. Work ends well before the lease does, so that nothing is written in somebody
 * else's turn.
 */
public final class SegmentTurns {

    /**
     * @param lease from taking a turn until another one may take it; longer than {@code workMax}, by more than clocks
     *     differ
     * @param workMax of one turn
     * @param waitMax of who comes while it is another one's
     * @param retryAfter what who waited in vain is told
     */
    public record Limits(Duration lease, Duration workMax, Duration waitMax, Duration retryAfter) {
        public Limits {
            if (lease.compareTo(workMax.multipliedBy(2)) < 0) {
                throw new IllegalArgumentException(
                        "lease: " + lease + " (expected: at least twice work-max, " + workMax + ")");
            }
        }
    }

    private static final Logger log = LoggerFactory.getLogger(SegmentTurns.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final SegmentTurnStore store;
    private final RealClock clock;
    private final String instance;
    private final Limits limits;
    private final Supplier<Mono<Void>> catchUp;

    /** @param catchUp brings in what was decided and is not in force yet; may be repeated */
    public SegmentTurns(
            SegmentTurnStore store, RealClock clock, String instance, Limits limits, Supplier<Mono<Void>> catchUp) {
        this.store = store;
        this.clock = clock;
        this.instance = instance;
        this.limits = limits;
        this.catchUp = catchUp;
    }

    /**
     * Goes on to its end though the caller gives up, who else would leave the turn to its lease. Error TOO_MANY_REQUESTS
     * where others have it for too long.
     *
     * @param work an error below 500 of it says that nothing was written
     */
    public <T> Mono<T> of(Mono<T> work) {
        return Mono.defer(() -> inTurn(work).cache());
    }

    /** Brings in what is decided; nothing where another turn is under way, which does so itself. */
    public Mono<Void> repair() {
        return of(catchUp.get()).onErrorComplete(SegmentTurns::isTaken);
    }

    private <T> Mono<T> inTurn(Mono<T> work) {
        return take().flatMap(taken -> caughtUp(taken)
                .then(work)
                .timeout(limits.workMax(), Mono.error(this::tooSlow))
                .onErrorResume(fault -> giveUp(taken, fault).then(Mono.error(fault)))
                .flatMap(done -> leave(taken.turn().released()).thenReturn(done))
                .switchIfEmpty(Mono.defer(() -> leave(taken.turn().released()).then(Mono.empty()))));
    }

    /** What was left open stays so until all of it is brought in. */
    private Mono<Void> giveUp(Taken taken, Throwable fault) {
        if (mayStillBeWritten(fault)) {
            return Mono.empty();
        }
        boolean clean = refused(fault) && !taken.open().get();
        return leave(clean ? taken.turn().released() : taken.turn().leftOpen());
    }

    /** @param open whether something of before may not be in force */
    private record Taken(SegmentTurn turn, AtomicBoolean open) {}

    private Mono<Taken> take() {
        return Mono.defer(() -> {
            var end = clock.instant().plus(limits.waitMax());
            return Mono.defer(this::attempt)
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                            .maxBackoff(LONGEST_PAUSE)
                            .filter(fault ->
                                    fault instanceof Held && clock.instant().isBefore(end)))
                    .onErrorMap(Held.class, held -> busy());
        });
    }

    private Mono<Taken> attempt() {
        return store.load().flatMap(turn -> {
            var now = clock.instant();
            if (turn.isHeld(now)) {
                return Mono.error(new Held());
            }
            var mine = turn.takenBy(instance, now.plus(limits.lease()));
            return store.replace(mine).flatMap(won -> won ? taken(mine, turn) : Mono.error(new Held()));
        });
    }

    /** Where the store was slow to give it, the lease may not last for the work. */
    private Mono<Taken> taken(SegmentTurn mine, SegmentTurn before) {
        if (clock.instant().plus(limits.workMax()).isAfter(mine.until())) {
            var untouched = before.isReleased() ? mine.released() : mine.leftOpen();
            return leave(untouched).then(Mono.error(this::tooSlow));
        }
        if (before.isLeftOpen()) {
            log.info("turn of segments: left open by its last holder, brings in what was decided");
        } else if (!before.isReleased()) {
            log.warn("turn of segments: not released by its last holder, brings in what was decided");
        }
        return Mono.just(new Taken(mine, new AtomicBoolean(!before.isReleased())));
    }

    private Mono<Void> caughtUp(Taken taken) {
        return taken.open().get()
                ? catchUp.get().doOnSuccess(done -> taken.open().set(false))
                : Mono.empty();
    }

    /** What it cannot tell the store its lease does. */
    private Mono<Void> leave(SegmentTurn end) {
        return store.replace(end).onErrorComplete().then();
    }

    /** The store gave no answer, or the work had not ended; a lost race is one that wrote nothing. */
    private static boolean mayStillBeWritten(Throwable fault) {
        boolean unavailable =
                fault instanceof ProblemException problem && problem.type().equals(Problems.UNAVAILABLE);
        return StoreFaults.isTransient(fault) || (unavailable && !(fault.getCause() instanceof VersionConflict));
    }

    private static boolean refused(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().status() < Problems.INTERNAL.status();
    }

    private static boolean isTaken(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().equals(Problems.TOO_MANY_REQUESTS);
    }

    private ProblemException busy() {
        return new ProblemException(
                        Problems.TOO_MANY_REQUESTS,
                        "segments: another one is published or archived (expected: one at a time)")
                .withRetryAfter(limits.retryAfter());
    }

    private ProblemException tooSlow() {
        return new ProblemException(
                        Problems.UNAVAILABLE,
                        "segments: not done in " + limits.workMax().toMillis()
                                + " ms (expected: the same command again with its key)")
                .withRetryAfter(limits.lease());
    }

    private static final class Held extends RuntimeException {
        Held() {
            super("turn of segments: held", null, false, false);
        }
    }
}
