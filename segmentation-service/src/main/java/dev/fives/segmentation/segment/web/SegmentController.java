package dev.fives.segmentation.segment.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.MergePatch;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.segment.app.SegmentDraft;
import dev.fives.segmentation.segment.app.SegmentQueries;
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.segment.model.Segment;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/segments")
class SegmentController {

    private static final String STATUS = "status";

    record SegmentRequest(
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind,
            @Nullable JsonNode rule) {}

    /**
     * @param rule absent for a list that people keep by hand
     * @param published version of the rule in force, 0 for none; the draft may be newer
     */
    record SegmentResponse(
            String id,
            long version,
            String code,
            String name,
            String kind,
            @Nullable JsonNode rule,
            String status,
            long published) {}

    private final Segments segments;
    private final SegmentQueries queries;
    private final RuleJson rules;
    private final Paging paging;
    private final JsonMapper json;

    SegmentController(Segments segments, SegmentQueries queries, RuleJson rules, Paging paging, JsonMapper json) {
        this.segments = segments;
        this.queries = queries;
        this.rules = rules;
        this.paging = paging;
        this.json = json;
    }

    @PostMapping
    Mono<ResponseEntity<SegmentResponse>> create(@RequestBody SegmentRequest request) {
        var draft = SegmentDraft.of(request.code(), request.name(), request.kind(), request.rule(), rules);
        return segments.create(draft)
                .map(stored -> ResponseEntity.created(URI.create("/segments/" + stored.id()))
                        .eTag(ETags.of(stored.version()))
                        .body(response(stored)));
    }

    @GetMapping
    Mono<Page<SegmentResponse>> list(ServerHttpRequest http) {
        var request = paging.read(http, Set.of(STATUS), Set.of());
        return queries.page(request.after(), status(request), request.pageSize() + 1)
                .collectList()
                .zipWith(
                        request.total(queries.count(status(request))),
                        (found, total) ->
                                paging.page(request, found, total, stored -> List.of(stored.id()), this::response));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<SegmentResponse>> get(@PathVariable String id) {
        return answer(segments.find(id));
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<SegmentResponse>> patch(
            @PathVariable String id, @RequestBody JsonNode patch, ServerHttpRequest http) {
        long seen = ETags.requireIfMatch(http);
        return answer(segments.find(id).flatMap(stored -> segments.change(id, seen, patched(stored, patch), patch)));
    }

    @PostMapping("/{id}/publish")
    Mono<ResponseEntity<SegmentResponse>> publish(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(segments.publish(id, ETags.ifMatch(ifMatch)));
    }

    @PostMapping("/{id}/archive")
    Mono<ResponseEntity<SegmentResponse>> archive(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(segments.archive("POST /segments/" + id + "/archive", id, ETags.ifMatch(ifMatch)));
    }

    /** What was ever published is remembered, so an end is all that a segment can come to. */
    @DeleteMapping("/{id}")
    Mono<ResponseEntity<SegmentResponse>> delete(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(segments.archive("DELETE /segments/" + id, id, ETags.ifMatch(ifMatch)));
    }

    private SegmentDraft patched(Stored<Segment> stored, JsonNode patch) {
        if (!patch.isObject()) {
            throw new ProblemException(Problems.MALFORMED, "body: not an object (expected: a JSON merge patch)");
        }
        var segment = stored.state();
        var present = json.createObjectNode()
                .put("code", segment.code())
                .put("name", segment.name())
                .put("kind", segment.kind().name())
                .set("rule", tree(segment.rule()));
        // a rule is replaced whole: merging half a condition into another has no meaning
        var merged = MergePatch.apply(present, patch);
        var next = patch.has("rule") ? ((ObjectNode) merged).set("rule", patch.get("rule")) : merged;
        var request = json.treeToValue(next, SegmentRequest.class);
        return SegmentDraft.of(request.code(), request.name(), request.kind(), request.rule(), rules);
    }

    private Mono<ResponseEntity<SegmentResponse>> answer(Mono<Stored<Segment>> segment) {
        return segment.map(
                stored -> ResponseEntity.ok().eTag(ETags.of(stored.version())).body(response(stored)));
    }

    private SegmentResponse response(Stored<Segment> stored) {
        var segment = stored.state();
        return new SegmentResponse(
                stored.id(),
                stored.version(),
                segment.code(),
                segment.name(),
                segment.kind().name(),
                segment.rule() == null ? null : tree(segment.rule()),
                segment.status().name(),
                segment.published());
    }

    private JsonNode tree(@Nullable String rule) {
        return rule == null ? json.nullNode() : json.readTree(rule);
    }

    private static Segment.@Nullable Status status(PageRequest request) {
        request.requireKnown(STATUS, Segment.Status.values());
        String name = request.filter().get(STATUS);
        return name == null ? null : Segment.Status.valueOf(name);
    }
}
