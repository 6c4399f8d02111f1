package dev.fives.segmentation.strategy.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.StrategyPublished;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.segment.app.SegmentTurns;
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.strategy.model.OwnStrategy;
import dev.fives.segmentation.strategy.model.Strategy;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Strategies, one for a segment at most. Whoever makes a live one has the turn that the end of a segment takes too, so that
 * neither misses the other.
 */
public final class Strategies {

    private final Catalogue<Strategy> catalogue;
    private final Segments segments;
    private final SegmentTurns turns;

    public Strategies(Catalogue<Strategy> catalogue, Segments segments, SegmentTurns turns) {
        this.catalogue = catalogue;
        this.segments = segments;
        this.turns = turns;
    }

    /** Without who looks after them, who may be a person. */
    public static List<NewEvent> told(String id, long version, Strategy strategy) {
        return List.of(new NewEvent(
                EventTypes.STRATEGY_PUBLISHED,
                new StrategyPublished(
                        id,
                        strategy.segmentId(),
                        version,
                        strategy.name(),
                        strategy.priority(),
                        strategy.contactCadenceDays(),
                        strategy.slaPolicy(),
                        strategy.benefits(),
                        strategy.archived())));
    }

    /** Error CONFLICT where the segment has one already or has ended, VALIDATION where there is no such segment. */
    public Mono<Stored<Strategy>> create(StrategyDraft draft) {
        var strategy = draft.strategy();
        return inTurn(
                strategy, catalogue.create(strategy.segmentId(), draft, _ -> strategy, requireSegmentOf(strategy)));
    }

    /** Of another segment it would be another one; error CONFLICT where its own has ended and it has not. */
    public Mono<Stored<Strategy>> put(String id, long version, StrategyDraft draft) {
        var strategy = draft.strategy();
        return inTurn(strategy, catalogue.changeWhen(id, version, draft, present -> {
            if (!present.segmentId().equals(strategy.segmentId())) {
                throw refused("segmentId: changed (expected: as it was created)");
            }
            return requireSegmentOf(strategy).thenReturn(strategy);
        }));
    }

    /** An end of its own keeps nothing from its end. */
    private Mono<Stored<Strategy>> inTurn(Strategy strategy, Mono<Stored<Strategy>> work) {
        return strategy.isLive() ? turns.of(work) : work;
    }

    private Mono<Void> requireSegmentOf(Strategy strategy) {
        return segments.find(strategy.segmentId())
                .onErrorMap(ProblemException.class, Strategies::noSuchSegment)
                .filter(segment -> strategy.isLive() && segment.state().isArchived())
                .flatMap(ended -> Mono.error(refused("segment: archived (expected: draft or published)")));
    }

    /** What counts for a customer; empty where no segment of theirs has one. */
    public Mono<Optional<OwnStrategy>> of(Profile profile) {
        return catalogue
                .all()
                .filter(stored -> stored.state().isLive())
                .map(stored -> new OwnStrategy.Known(stored.id(), stored.state()))
                .collectList()
                .map(all -> OwnStrategy.of(profile.segments(), all));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }

    private static Throwable noSuchSegment(ProblemException problem) {
        return problem.type().equals(Problems.NOT_FOUND)
                ? new ProblemException(
                        Problems.VALIDATION,
                        "violations: 1 (expected: 0)",
                        List.of(new Violation("/segmentId", "segmentId: unknown (expected: the id of a segment)")))
                : problem;
    }
}
