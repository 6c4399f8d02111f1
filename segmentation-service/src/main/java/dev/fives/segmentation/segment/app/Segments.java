package dev.fives.segmentation.segment.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.SegmentLifecycle;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.segment.model.Segment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Segments and their life. Publishing and archiving are decided in the segment's own document; {@link SegmentsInForce}
 * then brings the basis in line, and repeats that until it is. {@link SegmentTurns} lets one of them do both at a time.
 */
public final class Segments {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<Segment> store;
    private final Claims claims;
    private final SegmentsInForce inForce;
    private final SegmentTurns turns;
    private final SegmentVersions versions;
    private final Dependents dependents;
    private final Ids ids;
    private final RealClock clock;
    private final BusinessClock business;

    public Segments(
            AggregateStore<Segment> store,
            Claims claims,
            SegmentsInForce inForce,
            SegmentTurns turns,
            SegmentVersions versions,
            Dependents dependents,
            Ids ids,
            RealClock clock,
            BusinessClock business) {
        this.store = store;
        this.claims = claims;
        this.inForce = inForce;
        this.turns = turns;
        this.versions = versions;
        this.dependents = dependents;
        this.ids = ids;
        this.clock = clock;
        this.business = business;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<Segment>> find(String id) {
        return store.find(id).switchIfEmpty(Mono.error(Segments::unknown));
    }

    /**
     * A code is taken for ever by the first who creates a segment with it; the claim gives the id. With a key the id
     * comes from key and code, so that no code is taken for another one's segment.
     */
    public Mono<Stored<Segment>> create(SegmentDraft draft) {
        return Command.current(clock, "POST /segments", draft).flatMap(command -> {
            var key = command.key();
            var wanted = key == null ? ids.next("seg") : ids.derived("seg", key, draft.code());
            return claims.take(claimOf(draft.code()), wanted)
                    .flatMap(claim -> create(claim.holderId(), draft, command));
        });
    }

    static String claimOf(String code) {
        return "segment-code:" + code;
    }

    /**
     * Once for each Idempotency-Key, whatever came after it.
     *
     * @param body what the caller sent, to tell repetitions by
     */
    public Mono<Stored<Segment>> change(String id, long version, SegmentDraft draft, Object body) {
        return decide("PATCH /segments/" + id, body, id, Optional.of(version), stored -> {
            var segment = stored.state();
            requireNotArchived(segment);
            if (!segment.code().equals(draft.code())) {
                throw refused("code: changed (expected: as it was created)");
            }
            return Mono.just(new Decision.Changed<>(segment.with(draft.name(), draft.rule()), List.of()));
        });
    }

    /**
     * Publishing what is in force already changes nothing. What it replaces is kept before it is replaced. The rule is
     * looked at in the decision, so that a draft that changes meanwhile is looked at again.
     */
    public Mono<Stored<Segment>> publish(String id, Optional<Long> version) {
        var published = inForce.requireRoom(id)
                .then(decide("POST /segments/" + id + "/publish", "", id, version, stored -> {
                    var segment = stored.state();
                    requireNotArchived(segment);
                    return segment.isInForce()
                            ? Mono.just(new Decision.Unchanged<>())
                            : inForce.requireSound(segment)
                                    .then(Mono.justOrEmpty(SegmentVersion.newest(stored)))
                                    .flatMap(versions::keep)
                                    .thenReturn(changed(id, segment.publish(now()), EventTypes.SEGMENT_PUBLISHED));
                }))
                .flatMap(stored -> inForce.bring(stored).thenReturn(stored));
        return turns.of(published);
    }

    /**
     * Error CONFLICT that names what depends on the segment, where anything does.
     *
     * @param operation method and path by which it was asked for
     */
    public Mono<Stored<Segment>> archive(String operation, String id, Optional<Long> version) {
        var archived = decide(
                        operation,
                        "",
                        id,
                        version,
                        stored -> stored.state().isArchived()
                                ? Mono.just(new Decision.Unchanged<>())
                                : dependents
                                        .requireNone(id, stored.state().code())
                                        .thenReturn(changed(id, stored.state().archive(), EventTypes.SEGMENT_ARCHIVED)))
                .flatMap(stored -> inForce.bring(stored).thenReturn(stored));
        return turns.of(archived);
    }

    private Instant now() {
        return business.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Mono<Stored<Segment>> decide(
            String operation,
            Object body,
            String id,
            Optional<Long> version,
            Function<Stored<Segment>, Mono<Decision<Segment>>> decision) {
        return Command.current(clock, operation, body)
                .flatMap(command -> store.changeWhen(id, loaded -> {
                    if (command.isDoneIn(loaded)) {
                        return Mono.just(new Decision.Unchanged<>());
                    }
                    version.ifPresent(seen -> ETags.requireSame(seen, loaded.version()));
                    return decision.apply(loaded).map(made -> with(command.record(OK, loaded.version() + 1), made));
                }))
                .switchIfEmpty(Mono.error(Segments::unknown));
    }

    private static Decision<Segment> with(@Nullable CommandRecord record, Decision<Segment> decision) {
        return switch (decision) {
            case Decision.Changed<Segment> changed -> new Decision.Changed<>(changed.next(), changed.events(), record);
            case Decision.Unchanged<Segment> unchanged -> unchanged;
        };
    }

    private static void requireNotArchived(Segment segment) {
        if (segment.isArchived()) {
            throw refused("segment: archived (expected: draft or published)");
        }
    }

    private static Decision<Segment> changed(String id, Segment next, EventType type) {
        var lifecycle = new SegmentLifecycle(id, next.published(), next.name(), next.code());
        return new Decision.Changed<>(next, List.of(new NewEvent(type, lifecycle)));
    }

    private Mono<Stored<Segment>> create(String id, SegmentDraft draft, Command command) {
        return store.create(
                        id,
                        id,
                        Segment.draft(draft.code(), draft.name(), draft.rule()),
                        List.of(),
                        command.record(CREATED, 1))
                .onErrorResume(AlreadyExists.class, taken -> find(id).map(stored -> repeat(stored, command)));
    }

    private static Stored<Segment> repeat(Stored<Segment> stored, Command command) {
        if (!command.isDoneIn(stored)) {
            throw refused("code: taken (expected: a code that no segment has)").withProperty("segmentId", stored.id());
        }
        return stored;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "segment: unknown (expected: the id of a segment)");
    }
}
