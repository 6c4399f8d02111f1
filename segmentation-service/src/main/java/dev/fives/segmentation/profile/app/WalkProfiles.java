package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.Walk;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Judges all profiles by a basis that moved, page by page, and writes those that change. How far it came is stored
 * after each page, so that any instance can go on; a basis that moves again starts it anew.
 */
public final class WalkProfiles {

    private static final Duration LEASE = Duration.ofSeconds(30);
    /** Those that change share a command. */
    private static final int SIDE_BY_SIDE = 64;

    private static final int READ_AHEAD = 1;

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
        return walks.replace(taken).flatMap(won -> won ? new Way(taken, basis).toTheEnd() : Mono.just(false));
    }

    /** A walk under way. */
    private final class Way {
        private final Basis basis;
        private volatile Walk reached;

        Way(Walk start, Basis basis) {
            this.basis = basis;
            this.reached = start;
        }

        Mono<Boolean> toTheEnd() {
            return read(reached.after())
                    .concatMap(this::step, READ_AHEAD)
                    .takeWhile(wentOn -> wentOn)
                    .then(Mono.fromSupplier(() -> reached.done()));
        }

        /** False where another instance went on, or the basis moved again. */
        private Mono<Boolean> step(List<Stored<Profile>> page) {
            return bases.movedSince(basis)
                    .flatMap(moved -> moved.isPresent()
                            ? Mono.just(false)
                            : review(page, basis).then(Mono.defer(() -> note(next(reached, page)))));
        }

        private Mono<Boolean> note(Walk next) {
            return walks.replace(next).doOnNext(won -> reached = won ? next : reached);
        }
    }

    /** While a page is judged, the next one is read: whoever writes a profile in between looks at the basis himself. */
    private Flux<List<Stored<Profile>>> read(String after) {
        return readPage(after)
                .expand(page -> page.size() < pageSize
                        ? Mono.empty()
                        : readPage(page.getLast().id()));
    }

    private Mono<List<Stored<Profile>>> readPage(String after) {
        return profiles.page(after, pageSize).collectList();
    }

    private Mono<Void> review(List<Stored<Profile>> page, Basis basis) {
        return Flux.fromIterable(page)
                .flatMap(stored -> review(stored, basis), SIDE_BY_SIDE)
                .then();
    }

    private Mono<Void> review(Stored<Profile> stored, Basis basis) {
        return writer.review(stored, basis)
                .onErrorResume(VersionConflict.class, lost -> reviewAgain(stored.id(), basis))
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
