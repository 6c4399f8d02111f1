package dev.fives.segmentation.segment.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.PublishedSegment;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What rests on a segment: segments in force whose rule names it, what else is known here, and what other services told
 * of. What they have not told yet does not hold an end up.
 */
public final class Dependents {

    private final Bases bases;
    private final SegmentUses uses;
    private final List<UsesHere> here;
    private final int shownMax;

    /** @param shownMax dependents that are told */
    public Dependents(Bases bases, SegmentUses uses, List<UsesHere> here, int shownMax) {
        this.bases = bases;
        this.uses = uses;
        this.here = List.copyOf(here);
        this.shownMax = shownMax;
    }

    public Mono<List<SegmentUse>> of(String segmentId, String code) {
        return bases.fresh()
                .flatMapMany(basis -> Flux.fromIterable(basis.segments()))
                .filter(other -> !other.id().equals(segmentId) && asksFor(other, code))
                .map(other -> new SegmentUse(SegmentUse.Kind.SEGMENT, other.id(), other.version(), List.of(segmentId)))
                .concatWith(Flux.fromIterable(here).concatMap(one -> one.of(segmentId, code)))
                .concatWith(uses.of(segmentId, shownMax))
                .take(shownMax)
                .collectList();
    }

    /** Error CONFLICT that names them where there are any. */
    Mono<Void> requireNone(String segmentId, String code) {
        return of(segmentId, code)
                .filter(found -> !found.isEmpty())
                .flatMap(found -> Mono.error(new ProblemException(
                                Problems.CONFLICT, "segment: in use (expected: nothing that depends on it)")
                        .withProperty(
                                "dependents",
                                found.stream().map(Dependents::shown).toList())));
    }

    /** For people and for the problem alike. */
    public record Shown(SegmentUse.Kind kind, String id, long version) {}

    public static Shown shown(SegmentUse use) {
        return new Shown(use.kind(), use.id(), use.version());
    }

    private static boolean asksFor(PublishedSegment segment, String code) {
        return segment.rule().segmentCodes().contains(code);
    }
}
