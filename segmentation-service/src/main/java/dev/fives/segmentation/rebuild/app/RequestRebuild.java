package dev.fives.segmentation.rebuild.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.rebuild.model.Rebuild;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Begins a run, one at a time over all instances, and tells of those that were begun. */
public final class RequestRebuild {

    private static final String ID = "reb";
    private static final int ACCEPTED = 202;

    private final RebuildStore rebuilds;
    private final Ids ids;
    private final RealClock clock;
    private final Duration retryAfter;

    /** @param retryAfter what a caller is told to wait while a run is under way */
    public RequestRebuild(RebuildStore rebuilds, Ids ids, RealClock clock, Duration retryAfter) {
        this.rebuilds = rebuilds;
        this.ids = ids;
        this.clock = clock;
        this.retryAfter = retryAfter;
    }

    /**
     * 409 while one runs: it may have passed already what this one is asked for. Counted before it is looked who runs, so
     * that who begins meanwhile takes the number of this one.
     */
    public Mono<Stored<Rebuild>> request() {
        return Command.current(clock, "POST /ops/projections/segments/rebuild", "")
                .flatMap(command -> rebuilds.count()
                        .flatMap(count -> rebuilds.store()
                                .find(id(count - 1))
                                .filter(command::isDoneIn)
                                .switchIfEmpty(Mono.defer(
                                        () -> rebuilds.running().next().flatMap(this::refuse)))
                                .switchIfEmpty(Mono.defer(() -> begin(id(count), command)))));
    }

    /** Its number is its name, so that of two instances that begin the next one only one can. */
    private Mono<Stored<Rebuild>> begin(String id, Command command) {
        return rebuilds.store()
                .create(id, id, Rebuild.begun(clock.instant()), List.of(), command.record(ACCEPTED, 1))
                .onErrorResume(
                        AlreadyExists.class,
                        _ -> rebuilds.store()
                                .find(id)
                                .flatMap(other -> command.isDoneIn(other) ? Mono.just(other) : refuse(other)));
    }

    private String id(long number) {
        return ids.derived(ID, "segments", Long.toString(number));
    }

    private Mono<Stored<Rebuild>> refuse(Stored<Rebuild> other) {
        return Mono.error(new ProblemException(
                        Problems.CONFLICT, "rebuild: " + other.id() + " was begun (expected: none under way)")
                .withRetryAfter(retryAfter));
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<Rebuild>> read(String id) {
        return rebuilds.store()
                .find(id)
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(Problems.NOT_FOUND, "rebuild: unknown (expected: the id of a rebuild)")));
    }
}
