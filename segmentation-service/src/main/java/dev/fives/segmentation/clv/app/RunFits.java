package dev.fives.segmentation.clv.app;

import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.clv.app.EstimateFit.Outcome;
import dev.fives.segmentation.clv.model.ClvFit;
import dev.fives.segmentation.clv.model.ClvFit.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Runs jobs that nobody runs, one at a time an instance. A job is held for as long as it may take, so whoever dies over
 * it leaves it to others; after a few such deaths it has failed.
 */
public final class RunFits {

    private static final Logger log = LoggerFactory.getLogger(RunFits.class);
    private static final int ATTEMPTS_MAX = 3;
    private static final Duration TO_WRITE_THE_END = Duration.ofMinutes(1);

    private final FitStore fits;
    private final EstimateFit estimate;
    private final RealClock clock;
    private final Duration timeMax;
    private final String owner;

    /**
     * @param timeMax of one job
     * @param owner name of this instance, which no other has
     */
    public RunFits(FitStore fits, EstimateFit estimate, RealClock clock, Duration timeMax, String owner) {
        this.fits = fits;
        this.estimate = estimate;
        this.clock = clock;
        this.timeMax = timeMax;
        this.owner = owner;
    }

    public Mono<Void> step() {
        return fits.free(clock.instant()).concatMap(this::run, 1).then();
    }

    private Mono<Void> run(String jobId) {
        return claim(jobId)
                .flatMap(fit -> fit.attempts() > ATTEMPTS_MAX ? Mono.just(givenUp()) : estimated(fit))
                .flatMap(outcome -> write(jobId, outcome))
                .doOnNext(fit -> log.info("fit {} {} {}", jobId, fit.model(), fit.state()))
                .then();
    }

    private static Outcome givenUp() {
        return new Outcome.Refused("attempts: " + ATTEMPTS_MAX + " (expected: one that ends)");
    }

    private Mono<Outcome> estimated(ClvFit fit) {
        Instant end = clock.instant().plus(timeMax);
        return estimate.estimate(fit, () -> clock.instant().isAfter(end))
                .timeout(timeMax)
                .onErrorResume(
                        TimeoutException.class,
                        _ -> Mono.just(new Outcome.Refused("time: over (expected: an end within " + timeMax + ")")));
    }

    private Mono<ClvFit> claim(String jobId) {
        return change(jobId, fit -> fit.isFree(clock.instant()), fit -> fit.running(lease()))
                .filter(fit -> fit.isOf(owner));
    }

    private Mono<ClvFit> write(String jobId, Outcome outcome) {
        Instant now = clock.instant();
        return change(jobId, fit -> fit.isOf(owner), fit -> switch (outcome) {
            case Outcome.Done(var result) -> fit.completed(result, now);
            case Outcome.Refused(var reason) -> fit.failed(reason, now);
        });
    }

    private Mono<ClvFit> change(String jobId, Predicate<ClvFit> condition, UnaryOperator<ClvFit> step) {
        return fits.store()
                .change(
                        jobId,
                        job -> condition.test(job.state())
                                ? new Decision.Changed<>(step.apply(job.state()), List.of())
                                : new Decision.Unchanged<>())
                .map(Stored::state);
    }

    private Lease lease() {
        return new Lease(owner, clock.instant().plus(timeMax).plus(TO_WRITE_THE_END));
    }
}
