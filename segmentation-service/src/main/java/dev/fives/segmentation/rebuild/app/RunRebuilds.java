package dev.fives.segmentation.rebuild.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.profile.app.RebuildProfiles;
import dev.fives.segmentation.profile.app.RebuiltPage;
import dev.fives.segmentation.profile.app.RebuiltPage.Rebuilt;
import dev.fives.segmentation.rebuild.model.MembershipHash;
import dev.fives.segmentation.rebuild.model.Rebuild;
import dev.fives.segmentation.rebuild.model.Rebuild.Lease;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Runs what was begun, page by page. How far it came is stored after each page under the version that it was read at: any
 * instance goes on where the lease of another one is over, and of two that run, one stops.
 */
public final class RunRebuilds {

    private static final Logger log = LoggerFactory.getLogger(RunRebuilds.class);

    private final RebuildStore rebuilds;
    private final RebuildProfiles profiles;
    private final RealClock clock;
    private final Limits limits;
    private final String owner;

    /**
     * How a run goes on.
     *
     * @param pageSize customers between two notes of how far it came
     * @param lease what a page may take before another instance goes on
     * @param attempts at one page before the run has failed
     */
    public record Limits(int pageSize, Duration lease, int attempts) {}

    /** @param owner name of this instance, which no other has */
    public RunRebuilds(RebuildStore rebuilds, RebuildProfiles profiles, RealClock clock, Limits limits, String owner) {
        this.rebuilds = rebuilds;
        this.profiles = profiles;
        this.clock = clock;
        this.limits = limits;
        this.owner = owner;
    }

    public Mono<Void> step() {
        return rebuilds.running()
                .filter(found -> found.state().mayBeTakenBy(owner, clock.instant()))
                .filterWhen(found -> profiles.isSettled())
                .concatMap(found -> run(found)
                        .onErrorResume(VersionConflict.class, lost -> Mono.empty())
                        .contextWrite(RequestContext.internal(found.id()).asContext()))
                .then();
    }

    private Mono<Stored<Rebuild>> run(Stored<Rebuild> found) {
        if (found.state().attempts() >= limits.attempts()) {
            var reason = "attempts: " + limits.attempts() + " at the customers after '"
                    + found.state().after() + "' (expected: one that ends)";
            return write(found, found.state().failed(reason, clock.instant())).doOnNext(RunRebuilds::tell);
        }
        return write(found, found.state().taken(lease()))
                .expand(run -> run.state().isRunning() ? page(run) : Mono.empty())
                .last()
                .flatMap(run -> run.state().isRunning()
                        ? write(run, run.state().waiting())
                        : Mono.just(run).doOnNext(this::end));
    }

    private void end(Stored<Rebuild> ended) {
        tell(ended);
        if (ended.state().changed() > 0) {
            profiles.noteChanges();
        }
    }

    /** Empty while a walk is under way. */
    private Mono<Stored<Rebuild>> page(Stored<Rebuild> run) {
        return profiles.page(run.state().after(), limits.pageSize()).flatMap(page -> write(run, next(run, page)));
    }

    private Rebuild next(Stored<Rebuild> run, RebuiltPage page) {
        var before = new MembershipHash(run.state().hashBefore());
        var now = new MembershipHash(run.state().hashAfter());
        for (Rebuilt one : page.readable()) {
            before = one.before().isEmpty()
                    ? before
                    : before.with(one.customerId(), one.before().get());
            now = now.with(one.customerId(), one.now());
        }
        int read = page.readable().size();
        int unreadable = page.profiles().size() - read;
        var step = new Rebuild.Step(page.after(), read, page.changed(), unreadable, before, now);
        var next = run.state().advanced(step, lease());
        return page.last() ? next.completed(clock.instant()) : next;
    }

    private Mono<Stored<Rebuild>> write(Stored<Rebuild> present, Rebuild next) {
        return rebuilds.store().update(present, next, List.of(), null);
    }

    private Lease lease() {
        return new Lease(owner, clock.instant().plus(limits.lease()));
    }

    private static void tell(Stored<Rebuild> ended) {
        var run = ended.state();
        log.info("rebuild {} {}: profiles {}, changed {}", ended.id(), run.state(), run.profiles(), run.changed());
    }
}
