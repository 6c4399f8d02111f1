package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.profile.model.Cause;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Judgement;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Risk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes profiles: judged, with the events of what changed, and judged again where the basis moved meanwhile. */
public final class ProfileWriter {

    private static final Duration CONFLICT_PAUSE = Duration.ofMillis(5);
    private static final int CONFLICTS_MAX = 20;

    private final AggregateStore<Profile> profiles;
    private final Bases bases;
    private final Judge judge;
    private final BusinessClock clock;
    private final Counter evaluated;

    public ProfileWriter(
            AggregateStore<Profile> profiles, Bases bases, Judge judge, BusinessClock clock, MeterRegistry meters) {
        this.profiles = profiles;
        this.bases = bases;
        this.judge = judge;
        this.clock = clock;
        this.evaluated = meters.counter("fives.segments.evaluated");
    }

    /** Lost races start over; so do the reads that a decision rests on. */
    static <T> Mono<T> startingOver(Mono<T> attempt) {
        return attempt.retryWhen(Retry.backoff(CONFLICTS_MAX, CONFLICT_PAUSE)
                .maxBackoff(CONFLICT_PAUSE.multipliedBy(40))
                .filter(fault -> fault instanceof VersionConflict || fault instanceof AlreadyExists)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    Mono<Optional<Stored<Profile>>> find(String customerId) {
        return profiles.find(customerId).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /**
     * Applies the change that an event brought; a customer who is not known yet gets a profile. What is due by time is
     * written before it, since the event did not cause it.
     */
    Mono<Stored<Profile>> apply(
            Optional<Stored<Profile>> loaded, String customerId, UnaryOperator<Profile> change, String eventId) {
        return Mono.justOrEmpty(loaded)
                .flatMap(stored -> catchUp(stored).flatMap(present -> ownStepOnly(stored, present)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(present -> applyToPresent(present, customerId, change, eventId));
    }

    /** Where somebody else wrote meanwhile, what the change was told of the loaded profile must be read again. */
    private static Mono<Stored<Profile>> ownStepOnly(Stored<Profile> loaded, Stored<Profile> present) {
        return present.version() <= loaded.version() + 1
                ? Mono.just(present)
                : Mono.error(new VersionConflict(loaded.id(), loaded.version()));
    }

    private Mono<Stored<Profile>> applyToPresent(
            Optional<Stored<Profile>> present, String customerId, UnaryOperator<Profile> change, String eventId) {
        var before = present.map(Stored::state).orElseGet(() -> Profile.of(customerId));
        return basisFor(before).flatMap(basis -> {
            var judgement = judge.apply(before, change, basis, new Cause(eventId, clock.instant()));
            return write(present.orElse(null), judgement, null).flatMap(written -> settle(written, basis));
        });
    }

    /** As {@link #apply}, for an event that may well be known already or mean nothing here. */
    Mono<Void> news(
            Optional<Stored<Profile>> loaded, String customerId, UnaryOperator<Profile> change, String eventId) {
        var present = loaded.map(Stored::state).orElseGet(() -> Profile.of(customerId));
        return change.apply(present).equals(present)
                ? Mono.justOrEmpty(loaded).flatMap(this::settled).then()
                : apply(loaded, customerId, change, eventId).then();
    }

    /** Judges a profile by the basis, and writes it if that changes anything. */
    Mono<Stored<Profile>> review(Stored<Profile> loaded, Basis basis) {
        return isOlder(basis, loaded.state())
                ? bases.fresh().flatMap(fresh -> reviewBy(loaded, fresh))
                : reviewBy(loaded, basis);
    }

    private Mono<Stored<Profile>> reviewBy(Stored<Profile> loaded, Basis basis) {
        var judgement = judge.review(loaded.state(), basis, clock.instant());
        return judgement.profile().equals(loaded.state())
                ? Mono.just(loaded)
                : write(loaded, judgement, null).flatMap(written -> settle(written, basis));
    }

    /** Writes a profile that was folded anew, where that changes anything. */
    Mono<Stored<Profile>> replace(Stored<Profile> loaded, UnaryOperator<Profile> anew, Basis basis) {
        var judgement = judge.review(loaded.state(), anew, basis, clock.instant());
        return judgement.profile().equals(loaded.state())
                ? Mono.just(loaded)
                : write(loaded, judgement, null).flatMap(written -> settle(written, basis));
    }

    /** Makes a profile again whose document was lost; its events go on after the last one that was told. */
    Mono<Stored<Profile>> restore(String customerId, UnaryOperator<Profile> anew, Basis basis, long lastSequence) {
        var judgement = judge.review(Profile.of(customerId), anew, basis, clock.instant());
        evaluated.increment(judgement.evaluated());
        return profiles.restore(
                        customerId, customerId, judgement.profile(), ProfileChanges.events(judgement), lastSequence)
                .flatMap(written -> settle(written, basis));
    }

    /** What somebody decided about a customer; a decision that changes nothing is no write. */
    Mono<Stored<Profile>> decide(
            Stored<Profile> loaded, UnaryOperator<Profile> decision, @Nullable CommandRecord command) {
        return decision.apply(loaded.state()).equals(loaded.state())
                ? settled(loaded)
                : basisFor(loaded.state()).flatMap(basis -> {
                    var judgement = judge.decide(loaded.state(), decision, basis, clock.instant());
                    return write(loaded, judgement, command).flatMap(written -> settle(written, basis));
                });
    }

    /** For an event that is in the profile already: a crash may have come between its write and the second look. */
    Mono<Stored<Profile>> settled(Stored<Profile> loaded) {
        return bases.fresh().flatMap(basis -> review(loaded, basis));
    }

    /** Fires what is due in a profile; where that ends a reason of its risk, under the correlation id that brought it. */
    Mono<Stored<Profile>> catchUp(Stored<Profile> loaded) {
        var due = loaded.state().nextDueAt();
        if (due == null || due.isAfter(clock.instant())) {
            return Mono.just(loaded);
        }
        return basisFor(loaded.state())
                .flatMap(basis -> write(loaded, judge.catchUp(loaded.state(), basis, clock.instant()), null)
                        .flatMap(written -> settle(written, basis)))
                .contextWrite(Risk.endingAt(loaded.state().satisfaction(), due)
                        .map(origin -> RequestContext.internal(origin).asContext())
                        .orElse(UnaryOperator.identity()));
    }

    /**
     * The copy in memory, unless the profile was judged by a newer basis: by the older one, segments that came with the
     * newer one would be left and entered again.
     */
    private Mono<Basis> basisFor(Profile profile) {
        return bases.current().flatMap(basis -> isOlder(basis, profile) ? bases.fresh() : Mono.just(basis));
    }

    private static boolean isOlder(Basis basis, Profile profile) {
        var judgedBy = profile.judgedBy();
        return judgedBy != null && judgedBy > basis.version();
    }

    /** Judges again as long as the basis that was used is not the stored one. */
    private Mono<Stored<Profile>> settle(Stored<Profile> written, Basis used) {
        return bases.movedSince(used)
                .flatMap(moved -> moved.isEmpty()
                        ? Mono.just(written)
                        : startingOver(Mono.defer(() -> profiles.find(written.id()))
                                .flatMap(found -> review(found, moved.get()))));
    }

    private Mono<Stored<Profile>> write(
            @Nullable Stored<Profile> loaded, Judgement judgement, @Nullable CommandRecord command) {
        var events = ProfileChanges.events(judgement);
        evaluated.increment(judgement.evaluated());
        var next = judgement.profile();
        return loaded == null
                ? profiles.create(next.customerId(), next.customerId(), next, events, command)
                : profiles.update(loaded, next, events, command);
    }
}
