package dev.fives.segmentation.clv.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.clv.model.ClvFit;
import dev.fives.segmentation.clv.model.ClvModel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Queues a fit: on demand, or for a day that the schedule names, once for each of them. */
public final class RequestFit {

    private static final int ACCEPTED = 202;

    private final FitStore fits;
    private final FitLimits limits;
    private final ZoneId zone;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public RequestFit(FitStore fits, FitLimits limits, ZoneId zone, Ids ids, BusinessClock business, RealClock real) {
        this.fits = fits;
        this.limits = limits;
        this.zone = zone;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    private record Wish(ClvModel model, LocalDate calibrationEnd) {}

    /** 422 for a day that is still to come, 409 where too many wait. */
    public Mono<Stored<ClvFit>> request(ClvModel model, LocalDate calibrationEnd) {
        var violations = new Violations();
        violations.check(
                !calibrationEnd.isAfter(today()),
                "/calibrationEnd",
                "calibrationEnd: " + calibrationEnd + " (expected: at the latest today, " + today() + ")");
        violations.throwIfAny();
        var wish = new Wish(model, calibrationEnd);
        return Command.current(real, "POST /clv/fits", wish).flatMap(command -> {
            var jobId = command.idOf(ids, FitIds.JOB);
            return command.orDone(
                    requireRoom().then(Mono.defer(() -> create(jobId, wish, command.record(ACCEPTED, 1)))),
                    fits.store().find(jobId));
        });
    }

    /** The same job however often, and by however many instances, the day is named. */
    public Mono<Void> schedule(ClvModel model, LocalDate calibrationEnd) {
        var jobId = ids.derived(FitIds.JOB, "clv-schedule", model.name(), calibrationEnd.toString());
        return fits.store()
                .find(jobId)
                .switchIfEmpty(Mono.defer(() -> create(jobId, new Wish(model, calibrationEnd), null)))
                .then();
    }

    LocalDate today() {
        return LocalDate.ofInstant(business.instant(), zone);
    }

    private Mono<Void> requireRoom() {
        return fits.unfinished()
                .flatMap(unfinished -> unfinished < limits.unfinishedMax()
                        ? Mono.<Void>empty()
                        : Mono.error(new ProblemException(
                                Problems.CONFLICT,
                                "fits that wait: " + unfinished + " (expected: fewer than " + limits.unfinishedMax()
                                        + ")")));
    }

    private Mono<Stored<ClvFit>> create(String jobId, Wish wish, @Nullable CommandRecord command) {
        var fit = ClvFit.queued(wish.model(), wish.calibrationEnd(), zone, real.instant());
        return fits.store()
                .create(jobId, jobId, fit, List.of(), command)
                .onErrorResume(AlreadyExists.class, _ -> fits.store().find(jobId));
    }
}
