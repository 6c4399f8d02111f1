package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.Walk;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Judges all profiles by a basis that moved, page by page, and writes those that change. How far it came is stored
 * after each page, so that any instance can go on; a basis that moves again starts it anew.
 */
public final class WalkProfiles {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int SIDE_BY_SIDE = 8;

    private final ProfileQueries profiles;
    private final ProfileWriter writer;
    private final WalkStore walks;
    private final Bases bases;
    private final RealClock clock;
    private final String instance;
    private final int pageSize;

    public WalkProfiles(
            ProfileQueries profiles,
            ProfileWriter writer,
            WalkStore walks,
            Bases bases,
            RealClock clock,
            String instance,
            int pageSize) {
        this.profiles = profiles;
        this.writer = writer;
        this.walks = walks;
        this.bases = bases;
        this.clock = clock;
        this.instance = instance;
        this.pageSize = pageSize;
    }

    /** Walks to the end if there is something to do; true if all profiles are now judged by the present basis. */
    public Mono<Boolean> walk() {
        return bases.fresh().flatMap(basis -> walks.load().flatMap(walk -> walk(walk, basis)));
    }

    private Mono<Boolean> walk(Walk walk, Basis basis) {
        if (walk.isFinishedFor(basis.version())) {
            return Mono.just(true);
        }
        if (!walk.mayBeTakenBy(instance, clock.instant())) {
            return Mono.just(false);
        }
        var taken = walk.taken(basis.version(), instance, clock.instant().plus(LEASE));
        return walks.replace(taken).flatMap(won -> won ? pages(taken, basis) : Mono.just(false));
    }

    private Mono<Boolean> pages(Walk start, Basis basis) {
        return page(start, basis)
                .expand(walk -> walk.done() ? Mono.empty() : page(walk, basis))
                .last(start)
                .map(Walk::done);
    }

    /** Empty where another instance went on, or the basis moved again. */
    private Mono<Walk> page(Walk walk, Basis basis) {
        return bases.movedSince(basis)
                .filter(moved -> moved.isEmpty())
                .flatMap(same -> profiles.page(walk.after(), pageSize).collectList())
                .flatMap(page -> review(page, basis).thenReturn(next(walk, page)))
                .flatMap(next -> walks.replace(next).flatMap(won -> won ? Mono.just(next) : Mono.empty()));
    }

    private Mono<Void> review(List<Stored<Profile>> page, Basis basis) {
        return reactor.core.publisher.Flux.fromIterable(page)
                .flatMap(stored -> review(stored, basis), SIDE_BY_SIDE)
                .then();
    }

    private Mono<Void> review(Stored<Profile> stored, Basis basis) {
        return writer.review(stored, basis)
                .onErrorResume(
                        dev.fives.kit.events.outbox.VersionConflict.class, lost -> reviewAgain(stored.id(), basis))
                .then();
    }

    private Mono<Stored<Profile>> reviewAgain(String id, Basis basis) {
        return ProfileWriter.startingOver(Mono.defer(() -> writer.find(id))
                .flatMap(found -> Mono.justOrEmpty(found).flatMap(stored -> writer.review(stored, basis))));
    }

    private Walk next(Walk walk, List<Stored<Profile>> page) {
        boolean end = page.size() < pageSize;
        var last = page.isEmpty() ? walk.after() : page.getLast().id();
        return walk.advanced(last, end, clock.instant().plus(LEASE));
    }
}
