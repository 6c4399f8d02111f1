package dev.fives.segmentation.segment.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.SegmentGraph;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.segment.model.Segment;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the basis in line with the segments: the second step of publishing and archiving, which may be repeated. */
public final class SegmentsInForce {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SegmentQueries segments;
    private final Bases bases;
    private final RuleJson rules;
    private final int publishedMax;

    public SegmentsInForce(SegmentQueries segments, Bases bases, RuleJson rules, int publishedMax) {
        this.segments = segments;
        this.bases = bases;
        this.rules = rules;
        this.publishedMax = publishedMax;
    }

    /** Brings everything in line, after a crash between the two steps; in a turn, or it brings back what was replaced. */
    public Mono<Void> bringAll() {
        return behind().concatMap(this::bring).then();
    }

    /** Whether a segment was published or archived and the basis does not know. */
    public Mono<Boolean> isBehind() {
        return behind().hasElements();
    }

    private Flux<Stored<Segment>> behind() {
        return bases.fresh()
                .flatMapMany(basis -> segments.page("", Segment.Status.PUBLISHED, publishedMax * 2)
                        .filter(stored -> isMissing(stored, basis))
                        .concatWith(archived(basis)));
    }

    Mono<Void> bring(Stored<Segment> stored) {
        return bases.change(basis -> in(basis, stored)).then();
    }

    Mono<Void> requireRoom(String id) {
        return bases.fresh().flatMap(basis -> {
            boolean room = basis.segment(id).isPresent() || basis.segments().size() < publishedMax;
            return room
                    ? Mono.<Void>empty()
                    : Mono.error(new ProblemException(
                            Problems.CONFLICT,
                            "published segments: " + publishedMax + " (expected: archive one first)"));
        });
    }

    /** A rule may ask only for segments that are in force, and not for its own members by way of theirs. */
    Mono<Void> requireSound(Segment draft) {
        return draft.isInForce()
                ? Mono.empty()
                : bases.fresh().doOnNext(basis -> requireSound(draft, basis)).then();
    }

    private void requireSound(Segment draft, Basis basis) {
        var rule = rule(draft.rule());
        var graph = SegmentGraph.of(basis.segments()).with(draft.code(), rule);
        graph.cycleFrom(draft.code()).ifPresent(way -> {
            throw new ProblemException(
                    Problems.CONFLICT,
                    "rule: " + String.join(" → ", way) + " (expected: no segment that asks for itself)");
        });
        var unknown = graph.unknown(rule);
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    Problems.CONFLICT,
                    "rule: segments " + String.join(", ", unknown) + " (expected: codes of published segments)");
        }
    }

    private Basis in(Basis basis, Stored<Segment> stored) {
        var segment = stored.state();
        return switch (segment.status()) {
            case DRAFT -> basis;
            case ARCHIVED -> basis.withoutSegment(stored.id());
            case PUBLISHED ->
                basis.withSegment(new PublishedSegment(
                        stored.id(),
                        segment.published(),
                        segment.code(),
                        segment.name(),
                        rule(segment.publishedRule()),
                        basis.version() + 1));
        };
    }

    private static boolean isMissing(Stored<Segment> stored, Basis basis) {
        return basis.segment(stored.id())
                .filter(present -> present.version() >= stored.state().published())
                .isEmpty();
    }

    private Flux<Stored<Segment>> archived(Basis basis) {
        var inForce = basis.segments().stream().map(PublishedSegment::id).collect(Collectors.toSet());
        return inForce.isEmpty()
                ? Flux.empty()
                : segments.all(inForce).filter(stored -> stored.state().isArchived());
    }

    private Rule rule(@Nullable String json) {
        return json == null
                ? PublishedSegment.NOBODY
                : rules.read(JSON.readTree(json), "", new Violations()).orElseThrow();
    }
}
