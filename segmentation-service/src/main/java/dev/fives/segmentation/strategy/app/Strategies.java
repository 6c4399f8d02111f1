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
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.strategy.model.OwnStrategy;
import dev.fives.segmentation.strategy.model.Strategy;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Strategies, one for a segment at most. */
public final class Strategies {

    private final Catalogue<Strategy> catalogue;
    private final Segments segments;

    public Strategies(Catalogue<Strategy> catalogue, Segments segments) {
        this.catalogue = catalogue;
        this.segments = segments;
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
                        strategy.benefits())));
    }

    /** Error CONFLICT where the segment has one already, VALIDATION where there is no such segment. */
    public Mono<Stored<Strategy>> create(StrategyDraft draft) {
        var strategy = draft.strategy();
        return segments.find(strategy.segmentId())
                .onErrorMap(ProblemException.class, Strategies::noSuchSegment)
                .then(Mono.defer(() -> catalogue.create(strategy.segmentId(), draft, _ -> strategy)));
    }

    /** Of another segment it would be another one. */
    public Mono<Stored<Strategy>> put(String id, long version, StrategyDraft draft) {
        var strategy = draft.strategy();
        return catalogue.change(id, version, draft, present -> {
            if (!present.segmentId().equals(strategy.segmentId())) {
                throw new ProblemException(Problems.CONFLICT, "segmentId: changed (expected: as it was created)");
            }
            return strategy;
        });
    }

    /** What counts for a customer; empty where no segment of theirs has one. */
    public Mono<Optional<OwnStrategy>> of(Profile profile) {
        return catalogue
                .all()
                .map(stored -> new OwnStrategy.Known(stored.id(), stored.state()))
                .collectList()
                .map(all -> OwnStrategy.of(profile.segments(), all));
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
