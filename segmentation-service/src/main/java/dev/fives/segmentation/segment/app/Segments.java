package dev.fives.segmentation.segment.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.SegmentLifecycle;
import dev.fives.kit.events.claim.Claims;
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
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.segment.model.Segment;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Segments and their life. Publishing and archiving are decided in the segment's own document; {@link SegmentsInForce}
 * then brings the basis in line, and repeats that until it is.
 */
public final class Segments {

    private final AggregateStore<Segment> store;
    private final Claims claims;
    private final SegmentsInForce inForce;
    private final Ids ids;
    private final RealClock clock;

    public Segments(AggregateStore<Segment> store, Claims claims, SegmentsInForce inForce, Ids ids, RealClock clock) {
        this.store = store;
        this.claims = claims;
        this.inForce = inForce;
        this.ids = ids;
        this.clock = clock;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<Segment>> find(String id) {
        return store.find(id).switchIfEmpty(Mono.error(Segments::unknown));
    }

    /** A code is taken for ever by the first who creates a segment with it; the claim gives the id. */
    public Mono<Stored<Segment>> create(SegmentDraft draft, String fingerprint) {
        return RequestContext.current().flatMap(context -> {
            var key = CommandRecord.keyOf(context);
            var wanted = key.map(it -> ids.derived("seg", it)).orElseGet(() -> ids.next("seg"));
            return claims.take(claimOf(draft.code()), wanted)
                    .flatMap(claim -> create(claim.holderId(), draft, key, fingerprint));
        });
    }

    static String claimOf(String code) {
        return "segment-code:" + code;
    }

    public Mono<Stored<Segment>> change(String id, long version, SegmentDraft draft) {
        return decide(id, Optional.of(version), segment -> {
            if (!segment.code().equals(draft.code())) {
                throw refused("code: changed (expected: as it was created)");
            }
            return new Decision.Changed<>(segment.with(draft.name(), draft.rule()), List.of());
        });
    }

    /** Publishing what is in force already changes nothing. */
    public Mono<Stored<Segment>> publish(String id, Optional<Long> version) {
        return inForce.requireRoom(id)
                .then(decide(
                        id,
                        version,
                        segment -> segment.isInForce()
                                ? new Decision.Unchanged<>()
                                : changed(id, segment.publish(), EventTypes.SEGMENT_PUBLISHED)))
                .flatMap(stored -> inForce.bring(stored).thenReturn(stored));
    }

    public Mono<Stored<Segment>> archive(String id, Optional<Long> version) {
        return store.changeWhen(
                        id,
                        loaded -> Mono.fromSupplier(() -> {
                            version.ifPresent(seen -> ETags.requireSame(seen, loaded.version()));
                            var segment = loaded.state();
                            return segment.isArchived()
                                    ? new Decision.Unchanged<Segment>()
                                    : changed(id, segment.archive(), EventTypes.SEGMENT_ARCHIVED);
                        }))
                .switchIfEmpty(Mono.error(Segments::unknown))
                .flatMap(stored -> inForce.bring(stored).thenReturn(stored));
    }

    private Mono<Stored<Segment>> decide(
            String id, Optional<Long> version, java.util.function.Function<Segment, Decision<Segment>> decision) {
        return store.change(id, loaded -> {
                    version.ifPresent(seen -> ETags.requireSame(seen, loaded.version()));
                    if (loaded.state().isArchived()) {
                        throw refused("segment: archived (expected: draft or published)");
                    }
                    return decision.apply(loaded.state());
                })
                .switchIfEmpty(Mono.error(Segments::unknown));
    }

    private static Decision<Segment> changed(String id, Segment next, dev.fives.contracts.EventType type) {
        var lifecycle = new SegmentLifecycle(id, next.published(), next.name(), next.code());
        return new Decision.Changed<>(next, List.of(new NewEvent(type, lifecycle)));
    }

    private Mono<Stored<Segment>> create(String id, SegmentDraft draft, Optional<String> key, String fingerprint) {
        var command = key.map(it -> new CommandRecord(it, fingerprint, 201, 1, clock.instant()));
        return store.create(
                        id,
                        id,
                        Segment.draft(draft.code(), draft.name(), draft.rule()),
                        List.of(),
                        command.orElse(null))
                .onErrorResume(AlreadyExists.class, taken -> find(id).map(stored -> repeat(stored, key, fingerprint)));
    }

    private static Stored<Segment> repeat(Stored<Segment> stored, Optional<String> key, String fingerprint) {
        var done = key.flatMap(stored::command)
                .orElseThrow(() -> refused("code: taken (expected: a code that no segment has)")
                        .withProperty("segmentId", stored.id()));
        if (!done.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    Problems.IDEMPOTENCY_KEY_REUSED, "Idempotency-Key: used (expected: a new key for another request)");
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
